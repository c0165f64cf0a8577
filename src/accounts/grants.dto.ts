import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Role, ROLES } from '../domain/accounts/grants.js';

/** A role in a language. */
export class GrantDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiProperty({ example: 'fr', description: 'BCP 47; `*`: every language (a coordinator).' })
  @IsString()
  @MaxLength(60)
  language!: string;
}
