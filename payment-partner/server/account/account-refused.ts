/**
 * An account command was refused and changed nothing. The code is stable, for a caller that
 * translates it.
 */
export class AccountRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'AccountRefused'
  }
}
