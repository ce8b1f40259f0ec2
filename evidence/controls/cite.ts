import type { Words } from './control'

/** Articles of a regulation, by the word that a language has for an article. */
type Clause = (article: string) => string

/** By their numbers in the regulation of the story, and in the one that is in force today. */
export const permendag =
  (story: string, today: string): Clause =>
  (article) =>
    `Permendag 31/2023 ${article} ${story} [19/2026 ${article} ${today}]`

/** Of a regulation that stood then and stands now; without articles, the whole of it. */
export const law =
  (name: string, articles?: string): Clause =>
  (article) =>
    articles ? `${name} ${article} ${articles}` : name

/** The clauses that a control answers to, each with its regulation. */
export const cite = (...clauses: Clause[]): Words => ({
  id: clauses.map((clause) => clause('Pasal')).join('; '),
  en: clauses.map((clause) => clause('Art.')).join('; '),
})
