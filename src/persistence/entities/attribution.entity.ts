import { Entity } from 'typeorm';
import { KeyColumn } from './columns.js';

@Entity('attribution')
export class AttributionEntity {
  @KeyColumn()
  accountId!: string;

  @KeyColumn()
  communiqueId!: string;
}
