import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a browser passes on from `navigator.credentials.create()` and `.get()`, as far as a server reads it. */
export interface Credential {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: object;
  readonly response: Readonly<Record<string, unknown>>;
}

/** What is asked of it, as far as it looks. */
interface Asked {
  readonly challenge: string;
  /** When something is registered. */
  readonly rp?: { readonly id: string };
  /** When something is signed. */
  readonly rpId?: string;
}

/** Flags of authenticator data (WebAuthn, section 6.1): user present, attested credential data included. */
const PRESENT = 0x01;
const ATTESTED = 0x40;

/**
 * An authenticator and its browser in software: one key on P-256, a counter, no attestation. The key and the counter may be
 * copied, which is what a counter is there to notice.
 */
export class SoftwareAuthenticator {
  private constructor(
    private readonly origin: string,
    private readonly id: Buffer,
    private readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
    public signCount: number,
  ) {}

  static make(origin: string): SoftwareAuthenticator {
    return new SoftwareAuthenticator(
      origin,
      randomBytes(32),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      0,
    );
  }

  /** The same key in somebody else's hands, with the counter of this moment. */
  clone(origin = this.origin): SoftwareAuthenticator {
    return new SoftwareAuthenticator(origin, this.id, this.keys, this.signCount);
  }

  get credentialId(): string {
    return this.id.toString('base64url');
  }

  register({ challenge, rp }: Asked): Credential {
    const attested = Buffer.concat([
      Buffer.alloc(16),
      uint16(this.id.length),
      this.id,
      cbor(coseKey(this.keys.publicKey)),
    ]);
    const authData = Buffer.concat([this.authenticatorData(rp?.id ?? '', PRESENT | ATTESTED), attested]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return this.credential({
      clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: cbor(attestation).toString('base64url'),
      transports: ['usb'],
    });
  }

  sign({ challenge, rpId }: Asked): Credential {
    this.signCount += 1;
    const clientData = this.clientData('webauthn.get', challenge);
    const authData = this.authenticatorData(rpId ?? '', PRESENT);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.keys.privateKey);
    return this.credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  private authenticatorData(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.signCount);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), counter]);
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private credential(response: Readonly<Record<string, unknown>>): Credential {
    const id = this.credentialId;
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}

/** COSE_Key (RFC 9053, section 7.1): EC2, ES256, P-256. */
function coseKey(publicKey: KeyObject): Map<number, unknown> {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ]);
}

/** RFC 8949, as much of it as is needed: small integers, strings of bytes and text, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)].flatMap(([key, inner]) => [cbor(key), cbor(inner)]);
    return Buffer.concat([head(5, value.size), ...entries]);
  }
  throw new TypeError('Nothing that an authenticator says.');
}

function head(major: number, value: number): Buffer {
  const type = major << 5;
  if (value < 24) return Buffer.from([type | value]);
  return value < 256
    ? Buffer.from([type | 24, value])
    : Buffer.concat([Buffer.from([type | 25]), uint16(value)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
