/** Nothing of an account has changed. The code is stable, for whoever shows it in another language. */
export class AccountRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'AccountRefused'
  }
}
