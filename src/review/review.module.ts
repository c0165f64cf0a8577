import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { ReviewController } from './review.controller.js';
import { ReviewService } from './review.service.js';

@Module({ imports: [JobsModule, MemoryModule], controllers: [ReviewController], providers: [ReviewService] })
export class ReviewModule {}
