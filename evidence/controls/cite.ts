import type { Words } from './control'

/** Articles of a regulation, with a language's word for an article. */
type Clause = (article: string) => string

/** Article numbers in the regulation of the story, and in the one in force today. */
export const permendag =
  (story: string, today: string): Clause =>
  (article) =>
    `Permendag 31/2023 ${article} ${story} [19/2026 ${article} ${today}]`

/** A regulation that is in force then and now; without articles it is cited as a whole. */
export const law =
  (name: string, articles?: string): Clause =>
  (article) =>
    articles ? `${name} ${article} ${articles}` : name

/** The clauses that a control fulfils, each with its regulation. */
export const cite = (...clauses: Clause[]): Words => ({
  id: clauses.map((clause) => clause('Pasal')).join('; '),
  en: clauses.map((clause) => clause('Art.')).join('; '),
})
