/** The two companies between which the data moves. */
export type Side = 'old-shop' | 'pasar'

/** A program of one side: `server/commands/<file>.ts` in that side's folder. */
export type Program = `${Side}/${string}`

export const sideOf = (program: Program) => program.slice(0, program.indexOf('/')) as Side
export const fileOf = (program: Program) => program.slice(program.indexOf('/') + 1)

/**
 * `required` and all bounds apply to programs that call a step; a person at a terminal may exceed
 * the bounds.
 */
export type Option = {
  required?: true
  /** Passed without the option's name. */
  bare?: true
  /** The placeholder of the value in a sentence. */
  value?: string
} & (
  | { kind: 'flag' }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'text'; longest: number; form?: RegExp }
)

type Step = {
  /** For the list of all steps. */
  does: string
  /** The programs of the two sides in the order in which they start, without Kasir's. */
  programs: readonly Program[]
  options: Readonly<Record<string, Option>>
  /** Changes nothing. */
  reads?: true
  /** Cannot be undone. */
  final?: true
  rehearsal?: true
  /** Runs as part of other steps; programs do not call it separately. */
  part?: true
}

/** The maximum length of a name on the certificate, and of a reason for rows that stay behind. */
export const LONGEST_NAME = 60
export const LONGEST_REASON = 300

const flag = { kind: 'flag' } as const
const yes = { kind: 'flag', required: true } as const
const number = (least: number, most: number) => ({ kind: 'number', value: 'N', least, most }) as const
const key = { kind: 'number', value: 'KEY', least: 1, most: Number.MAX_SAFE_INTEGER } as const
const code = { kind: 'text', value: 'CODE', longest: 60, form: /^[a-z_]+$/ } as const

/** Steps that an operator of a migration runs, as typed behind `npm run migration --`. */
export const STEPS = {
  rehearse: {
    does: 'make an old shop: --orders N, --seed N, --anew for another',
    programs: ['old-shop/rehearse'],
    options: { orders: number(1000, 50_000), seed: number(0, 1_000_000), anew: flag },
    rehearsal: true,
  },
  export: {
    does: 'write everything as a signed bundle for Pasar’s key; --anew forgets the last',
    programs: ['old-shop/export'],
    options: { anew: flag },
  },
  import: {
    does: 'load what has come, and say where each row is; --anew forgets what was loaded',
    programs: ['pasar/import-bundles'],
    options: { anew: flag },
  },
  follow: {
    does: 'write what changes, until Ctrl-C; --once until all of it is there',
    programs: ['old-shop/follow'],
    options: { once: yes },
  },
  checksum: {
    does: 'sign checksums of what the old shop has; import then loads them',
    programs: ['old-shop/checksum'],
    options: {},
  },
  verify: {
    does: 'compare both sides, whole orders and Kasir’s reports; 1 where they differ, 2 where too little came',
    programs: ['pasar/verify-bundles'],
    options: {},
  },
  'cut-over': {
    does: 'close the old shop and open Pasar with it; no way back afterwards',
    programs: ['pasar/cut-over', 'old-shop/cut-over'],
    options: {},
    final: true,
  },
  purge: {
    does: 'drop what is old and both keys, for a certificate: --yes, --by NAME, --leave "reason" or --leave-unexplained',
    programs: ['pasar/attest-migration', 'old-shop/purge', 'pasar/close-migration'],
    options: {
      yes,
      by: { kind: 'text', value: 'NAME', longest: LONGEST_NAME },
      leave: { kind: 'text', value: '"reason"', longest: LONGEST_REASON },
      'leave-unexplained': flag,
    },
    final: true,
  },
  status: {
    does: 'count what lies where',
    programs: ['old-shop/status', 'pasar/show-bundles'],
    options: {},
    reads: true,
  },
  repair: {
    does: 'list rows in quarantine, and change or refuse them: repair TABLE KEY column=value',
    programs: ['pasar/repair-rows'],
    options: {
      table: { kind: 'text', required: true, bare: true, longest: 60, form: /^[a-zA-Z]+$/ },
      key: { ...key, bare: true },
      change: { kind: 'text', bare: true, longest: 200, form: /^[a-z_]+=/ },
      code,
    },
  },
  'roll-back': {
    does: 'let the old shop sell again, until Pasar has opened',
    programs: ['pasar/roll-back', 'old-shop/roll-back'],
    options: {},
  },
  trade: {
    does: 'let the old shop go on selling: --rate N a second, --for SECONDS',
    programs: ['old-shop/trade'],
    options: { rate: number(1, 500), for: number(1, 60), seed: number(0, 1_000_000) },
    rehearsal: true,
  },
  plant: {
    does: 'put a rupiah too many at Pasar, for verify to find; --take-back KEY ends it',
    programs: ['pasar/plant-difference'],
    options: { 'take-back': key },
    rehearsal: true,
  },
  account: {
    does: 'tell Kasir what the old account holds; part of rehearse and cut-over',
    programs: ['old-shop/account'],
    options: { exported: flag },
    part: true,
  },
  transfer: {
    does: 'give that account to Pasar; part of cut-over; --back',
    programs: [],
    options: { back: flag },
    part: true,
  },
  reset: {
    does: 'take Pasar and Kasir back to their seed, while they run',
    programs: [],
    options: {},
    rehearsal: true,
  },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof STEPS

/** Returns the step of a name, with one type for every name. */
export const stepOf = (name: StepName): Step => STEPS[name]

export const isStep = (name: string): name is StepName => Object.hasOwn(STEPS, name)

export const stepNames = Object.keys(STEPS) as StepName[]

/** The order of a migration's steps; the counts of both sides show when each is done. */
export const ORDER = [
  'rehearse',
  'export',
  'import',
  'follow',
  'checksum',
  'verify',
  'cut-over',
  'purge',
] as const satisfies StepName[]

export type OrderedStep = (typeof ORDER)[number]

/** The steps of the order that have a program of Pasar. */
export type PasarStep = {
  [Name in OrderedStep]: Extract<(typeof STEPS)[Name]['programs'][number], `pasar/${string}`> extends never
    ? never
    : Name
}[OrderedStep]

export const pasarSteps = ORDER.filter((name): name is PasarStep =>
  stepOf(name).programs.some((program) => sideOf(program) === 'pasar'),
)

type Options<Name extends StepName> = (typeof STEPS)[Name]['options']

/** Values of a step's options, with these types for flags and numbers. */
export type OptionValues<Name extends StepName, Flag, Whole> = {
  -readonly [Key in keyof Options<Name>]?: Options<Name>[Key] extends { kind: 'flag' }
    ? Flag
    : Options<Name>[Key] extends { kind: 'number' }
      ? Whole
      : string
}

/** Steps that dev control runs. */
export type RunnableStep = {
  [Name in StepName]: (typeof STEPS)[Name] extends { part: true } ? never : Name
}[StepName]

/** A call of a step by a program. */
export type StepRun = {
  [Name in RunnableStep]: { name: Name; options?: OptionValues<Name, true, number> }
}[RunnableStep]

/** Programs that a benchmark compares with those of the steps. */
const LIMITS = ['old-shop/copy-out', 'pasar/copy-in'] as const

/** Every program of either side. */
export type ProgramName = (typeof STEPS)[StepName]['programs'][number] | (typeof LIMITS)[number]

export const programs: readonly ProgramName[] = [
  ...stepNames.flatMap((name): readonly ProgramName[] => STEPS[name].programs),
  ...LIMITS,
]
