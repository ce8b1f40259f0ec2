import { bold, dim, printLine } from '../terminal/progress.mjs'
import { changeIssuer, entryOf, readRegistry } from './issuers-file'
import { type KeyFiles, readKeyFiles } from './key-files'
import { readSigningKey } from './signing-key'

/** `npm run keys:deny KID`: denies a leaked key at once. */
export default async function denyKeyOfStart([kid]: string[]) {
  if (!kid) throw new Error('Say which key: npm run keys:deny KID.')

  await denyKey(await readKeyFiles(), kid)
}

export async function denyKey(place: KeyFiles, kid: string) {
  const { keys, denied } = entryOf(await readRegistry(place.issuersFile), place.issuer)
  const kids = keys.keys.map((key) => key.kid)
  if (denied.includes(kid)) return printLine(`  ${kid} is denied already.`)
  if (!kids.includes(kid)) throw new Error(`Pasar knows no key "${kid}" of Ramai; it knows ${kids.join(', ')}.`)

  await changeIssuer(place.issuersFile, place.issuer, (entry) => ({ ...entry, denied: [...entry.denied, kid] }))
  printLine(`\n  ${bold('Denied:')} ${kid}`)
  printLine(
    `  ${dim('Pasar reads its registry at the next link and refuses every one that this key signed, at once.')}`,
  )
  await printNextStep(place, kid)
}

async function printNextStep({ signingKeyFile }: KeyFiles, kid: string) {
  const { kid: current } = await readSigningKey(signingKeyFile)
  if (current !== kid) return printLine('\n  Ramai signs with another key, so people notice nothing.\n')

  printLine('\n  It is the key that Ramai signs with: until there is another, every tap ends on Pasar’s refusal page.')
  printLine(`  Next: ${bold('npm run keys:rotate')}. A denied key needs no overlap, so that is done in a moment.\n`)
}
