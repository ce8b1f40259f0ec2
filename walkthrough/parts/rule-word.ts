import type { Rule } from '@/server/register/rule'
import { fill } from './fill'

/** A clause with both its numbers, as people cite it. */
export const ruleWord = (words: { rule: string; rulePp80: string }, rule: Rule): string =>
  'pp80' in rule ? fill(words.rulePp80, rule) : fill(words.rule, rule)
