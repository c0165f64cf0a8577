import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AssetsController } from './assets.controller.js';
import { AuthGuard } from './auth.guard.js';
import { Health } from './health.js';
import { HealthController } from './health.controller.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { MediaTypeGuard } from './media-type.guard.js';
import { Metrics } from './metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { SecurityTxtController } from './security-txt.controller.js';
import { requestValidation } from './validation.js';

/** What every request goes through, whichever feature it is for. */
@Module({
  controllers: [HealthController, AssetsController, SecurityTxtController],
  providers: [
    Health,
    Metrics,
    IdempotencyKeys,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: MediaTypeGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_PIPE, useFactory: requestValidation },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Health, Metrics],
})
export class HttpModule {}
