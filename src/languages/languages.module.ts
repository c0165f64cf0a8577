import { Module } from '@nestjs/common';
import { LanguagesService } from './languages.service.js';

@Module({ providers: [LanguagesService], exports: [LanguagesService] })
export class LanguagesModule {}
