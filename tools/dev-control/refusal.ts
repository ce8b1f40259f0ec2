/** What the stagehand does not do, with a code for a program and a sentence for a person. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 503,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence)
  }
}
