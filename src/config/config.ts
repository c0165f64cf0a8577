import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { LOG_LEVELS, type LogLevel } from './log-level.js';

const given = (value: unknown): boolean => value !== null;

/** Browsers keep `__Host-` cookies over TLS, from this machine, and (Tor Browser) from an onion service. */
const HTTPS_OR_NEAR =
  /^(?!http:\/\/(?!(?:[\w-]+\.)*(?:localhost|[a-z2-7]{56}\.onion)(?::\d+)?(?:\/|$)|(?:127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)))/iu;

/** How this process is set up. Nothing here has a secret as its default. */
export class Config {
  @IsNotEmpty({ message: 'CONCORD_DATA is empty: it names the folder that holds the data.' })
  readonly dataDir: string;

  @IsInt({ message: 'PORT is not a number between 0 and 65535.' })
  @Min(0, { message: 'PORT is not a number between 0 and 65535.' })
  @Max(65_535, { message: 'PORT is not a number between 0 and 65535.' })
  readonly port: number;

  @IsNotEmpty({ message: 'HOST is empty: it names the address to listen on.' })
  readonly host: string;

  /** The address that links are made with, without a slash at the end; null: whatever local address is used. */
  @ValidateIf((_, value) => given(value))
  @IsUrl(
    {
      protocols: ['http', 'https'],
      require_protocol: true,
      require_tld: false,
      allow_query_components: false,
    },
    { message: 'PUBLIC_URL is not an http or https address, such as https://concord.example.' },
  )
  @Matches(HTTPS_OR_NEAR, {
    message:
      'PUBLIC_URL is plain http: nobody could sign in, since browsers keep our cookies only over https.',
  })
  readonly publicUrl: string | null;

  /** The same Concord as an onion service, version 3, without a slash at the end; null: there is none. */
  @ValidateIf((_, value) => given(value))
  @Matches(/^https?:\/\/(?:[a-z2-7-]+\.)*[a-z2-7]{56}\.onion(?::\d{1,5})?$/u, {
    message: 'ONION_URL is not the address of an onion service (http://….onion, 56 letters and digits).',
  })
  readonly onionUrl: string | null;

  /** Who hears of holes in the security of this Concord; null: nobody is named. */
  @ValidateIf((_, value) => given(value))
  @Matches(/^(?:mailto:[!-~]+@[!-~]+|https:\/\/[!-~]+)$/u, {
    message: 'SECURITY_CONTACT is neither mailto:somebody@example.org nor an https address.',
  })
  readonly securityContact: string | null;

  /** PostgreSQL; null: SQLite in the data folder. */
  @ValidateIf((_, value) => given(value))
  @Matches(/^postgres(?:ql)?:\/\/./u, {
    message:
      'DATABASE_URL is not the address of a PostgreSQL database (postgresql://user:password@host/database).',
  })
  readonly databaseUrl: string | null;

  /** BullMQ; null: tasks run inside this process. */
  @ValidateIf((_, value) => given(value))
  @Matches(/^rediss?:\/\/./u, {
    message: 'REDIS_URL is not the address of a Redis server (redis://host:6379).',
  })
  readonly redisUrl: string | null;

  /** The web process does tasks as well. */
  @IsBoolean({ message: 'CONCORD_WORKER is neither "on" nor "off".' })
  readonly inlineWorker: boolean;

  /** Seconds between saying no to `/readyz` and closing the door at SIGTERM. */
  @IsInt({ message: 'CONCORD_STOP_NOTICE is not a number of seconds between 0 and 600.' })
  @Min(0, { message: 'CONCORD_STOP_NOTICE is not a number of seconds between 0 and 600.' })
  @Max(600, { message: 'CONCORD_STOP_NOTICE is not a number of seconds between 0 and 600.' })
  readonly stopNotice: number;

  @IsString()
  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL is none of ${LOG_LEVELS.join(', ')}.` })
  readonly logLevel: LogLevel;

  /** Seals what the database must not tell, base64; null: a file in the data folder, made at first use. */
  @ValidateIf((_, value) => given(value))
  @Matches(/^[A-Za-z0-9+/]{43}=$/u, {
    message: 'CONCORD_KEY is not 32 bytes in base64, such as `openssl rand -base64 32` gives.',
  })
  readonly instanceKey: string | null;

  /** Opens the figures of a Concord that has a public address; null: they are told to this machine alone, or to nobody. */
  @ValidateIf((_, value) => given(value))
  @Matches(/^[!-~]{32,1024}$/u, {
    message: 'CONCORD_METRICS_TOKEN is not 32 characters or more, such as `openssl rand -hex 32` gives.',
  })
  readonly metricsToken: string | null;

  /** The issuer of an OpenID provider that people may sign in with as well; null: nobody is sent anywhere. */
  @ValidateIf(wantsProvider)
  @Matches(
    /^(?:https:\/\/[^\s#?]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:\/[^\s#?]*)?)$/u,
    {
      message: 'OIDC_ISSUER is not the https address of an OpenID provider.',
    },
  )
  readonly oidcIssuer: string | null;

  @ValidateIf(wantsProvider)
  @IsNotEmpty({ message: 'OIDC_CLIENT_ID is missing: OIDC_ISSUER needs it.' })
  readonly oidcClientId: string | null;

  @ValidateIf(wantsProvider)
  @IsNotEmpty({ message: 'OIDC_CLIENT_SECRET is missing: OIDC_ISSUER needs it.' })
  readonly oidcClientSecret: string | null;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.dataDir = env.CONCORD_DATA ?? './data';
    this.port = wholeNumber(env.PORT ?? '3000');
    this.host = env.HOST ?? '127.0.0.1';
    this.publicUrl = optional(env.PUBLIC_URL)?.replace(/\/+$/u, '') ?? null;
    this.onionUrl = optional(env.ONION_URL)?.replace(/\/+$/u, '').toLowerCase() ?? null;
    this.securityContact = optional(env.SECURITY_CONTACT);
    this.databaseUrl = optional(env.DATABASE_URL);
    this.redisUrl = optional(env.REDIS_URL);
    this.inlineWorker = onOrOff(env.CONCORD_WORKER ?? 'on');
    this.stopNotice = wholeNumber(env.CONCORD_STOP_NOTICE ?? '12');
    this.instanceKey = optional(env.CONCORD_KEY);
    this.metricsToken = optional(env.CONCORD_METRICS_TOKEN);
    this.oidcIssuer = optional(env.OIDC_ISSUER);
    this.oidcClientId = optional(env.OIDC_CLIENT_ID);
    this.oidcClientSecret = optional(env.OIDC_CLIENT_SECRET);
    this.logLevel = (env.LOG_LEVEL ?? 'info') as LogLevel;
  }
}

/** Half of what a provider needs is a mistake that should not go unseen. */
function wantsProvider({ oidcIssuer, oidcClientId, oidcClientSecret }: Config): boolean {
  return [oidcIssuer, oidcClientId, oidcClientSecret].some(given);
}

/** Compose files hand over unset variables as empty ones. */
function optional(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function wholeNumber(text: string): number {
  return /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
}

/** Anything else is left for the validator to refuse. */
function onOrOff(text: string): boolean {
  return text === 'on' ? true : text === 'off' ? false : (text as unknown as boolean);
}
