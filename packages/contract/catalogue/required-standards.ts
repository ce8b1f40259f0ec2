type Sold = { category: string; name: { id: string }; standards: { kind: string }[] }

type Rule = {
  covers: (goods: Sold) => boolean
  /** Of each of these one kind is enough. */
  needs: string[][]
}

/** Permendag 31/2023 Art. 11 [19/2026 Art. 15]: what goods of a kind must carry before anybody offers them. */
const RULES: Rule[] = [
  { covers: ({ category }) => category === 'beauty', needs: [['BPOM']] },
  { covers: ({ category }) => category === 'food', needs: [['HALAL'], ['BPOM', 'PIRT']] },
  { covers: ({ category }) => category === 'toys', needs: [['SNI']] },
  // Helmets have no category of their own: their name tells.
  { covers: ({ name }) => /\bhelm\b/i.test(name.id), needs: [['SNI']] },
]

/** The kinds of number that these goods lack, such as `HALAL` or `BPOM/PIRT`; none when they may be offered. */
export const missingStandards = (goods: Sold): string[] =>
  RULES.filter(({ covers }) => covers(goods))
    .flatMap(({ needs }) => needs)
    .filter((kinds) => !goods.standards.some(({ kind }) => kinds.includes(kind)))
    .map((kinds) => kinds.join('/'))
