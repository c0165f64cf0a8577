import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

const MESSAGE = 'dueDate must be a date that there is, YYYY-MM-DD';

/** A calendar date; the 31st of February is none. */
export function IsCalendarDate(): PropertyDecorator {
  return applyDecorators(
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: MESSAGE }),
    IsISO8601({ strict: true }, { message: MESSAGE }),
  );
}
