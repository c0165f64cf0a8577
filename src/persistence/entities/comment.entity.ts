import { Entity } from 'typeorm';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('comment')
export class CommentEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  unitId!: string;

  @TextColumn()
  text!: string;

  @TextColumn({ nullable: true })
  authorId!: string | null;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn({ nullable: true })
  resolvedAt!: string | null;
}
