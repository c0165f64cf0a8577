import { Entity } from 'typeorm';
import { KeyColumn, NumberKeyColumn, TextColumn } from './columns.js';

@Entity('target_origin')
export class TargetOriginEntity {
  @KeyColumn()
  targetId!: string;

  @NumberKeyColumn()
  position!: number;

  @TextColumn()
  originTargetId!: string;
}
