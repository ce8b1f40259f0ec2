type Sold = { category: string; name: { id: string }; standards: { kind: string }[] }

type Rule = {
  covers: (goods: Sold) => boolean
  /** Each inner list names alternatives, one of which is required. */
  needs: string[][]
}

/**
 * Permendag 31/2023 Art. 11 [19/2026 Art. 15]: the standards that goods of a kind must meet before
 * they may be offered.
 */
const RULES: Rule[] = [
  { covers: ({ category }) => category === 'beauty', needs: [['BPOM']] },
  { covers: ({ category }) => category === 'food', needs: [['HALAL'], ['BPOM', 'PIRT']] },
  { covers: ({ category }) => category === 'toys', needs: [['SNI']] },
  // Helmets have no category of their own, so their name decides.
  { covers: ({ name }) => /\bhelm\b/i.test(name.id), needs: [['SNI']] },
]

/**
 * Returns the kinds of number that the goods lack, such as `HALAL` or `BPOM/PIRT`; empty when they
 * may be offered.
 */
export const missingStandards = (goods: Sold): string[] =>
  RULES.filter(({ covers }) => covers(goods))
    .flatMap(({ needs }) => needs)
    .filter((kinds) => !goods.standards.some(({ kind }) => kinds.includes(kind)))
    .map((kinds) => kinds.join('/'))
