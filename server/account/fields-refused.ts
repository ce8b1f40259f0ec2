import { DomainError } from '@jembatan/platform/errors'

/** Some input is invalid: the error code by the name of the field. */
export class FieldsRefused extends DomainError {
  constructor(mistakes: Record<string, string>, options?: ErrorOptions) {
    super('invalid', 'fields_refused', 'Some fields are not filled in rightly.', mistakes, options)
  }
}

const UNIQUE_VIOLATION = '23505'

/**
 * Handles the failure of a statement with one unique field.
 * @throws {FieldsRefused} when that field caused the failure; otherwise the failure itself.
 */
export const refuseDuplicate = (mistake: Record<string, string>) =>
  function refuse(failure: unknown): never {
    const cause = failure instanceof Error ? failure.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === UNIQUE_VIOLATION)
      throw new FieldsRefused(mistake, { cause: failure })
    throw failure
  }

export const emailTaken = refuseDuplicate({ email: 'email_taken' })
