import { DomainError } from '@jembatan/platform/errors'

/** Invalid form fields: the error code by field name. */
export class FieldsRefused extends DomainError {
  constructor(mistakes: Record<string, string>, options?: ErrorOptions) {
    super('invalid', 'fields_refused', 'some fields are not filled in rightly', mistakes, options)
  }
}

const UNIQUE_VIOLATION = '23505'

/** @throws {FieldsRefused} on a violation of the email's unique constraint; otherwise rethrows. */
export function emailTaken(failure: unknown): never {
  const cause = failure instanceof Error ? failure.cause : undefined
  if (cause instanceof Error && 'code' in cause && cause.code === UNIQUE_VIOLATION)
    throw new FieldsRefused({ email: 'email_taken' }, { cause: failure })
  throw failure
}
