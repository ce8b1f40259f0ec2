import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter'
import { TAGS } from './screens'

const KNOWN = Object.entries(TAGS).map(([tag, where]) => `  ${tag}  ${where}`)

/** Fails a run in which a test has a tag that no project reads: it would run where nobody meant it to. */
export default class KnownTags implements Reporter {
  private unknown: string[] = []

  onBegin(_config: FullConfig, suite: Suite) {
    this.unknown = suite
      .allTests()
      .flatMap(({ tags, location, title }) =>
        tags.filter((tag) => !(tag in TAGS)).map((tag) => `${tag} of "${title}" (${location.file}:${location.line})`),
      )
  }

  onError({ message = '' }: TestError) {
    if (message.includes('No tests found')) this.tell('No test was found.')
  }

  async onEnd() {
    for (const unknown of new Set(this.unknown)) this.tell(`There is no tag ${unknown}.`)
    if (this.unknown.length > 0) return { status: 'failed' as const }
  }

  printsToStdio = () => false

  private tell(what: string) {
    console.error(`${what} There are these tags:\n${KNOWN.join('\n')}`)
  }
}
