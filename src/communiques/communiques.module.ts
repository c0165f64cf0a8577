import { Module } from '@nestjs/common';
import { CommuniquesController } from './communiques.controller.js';
import { CommuniquesService } from './communiques.service.js';

@Module({
  controllers: [CommuniquesController],
  providers: [CommuniquesService],
  exports: [CommuniquesService],
})
export class CommuniquesModule {}
