import { readFile } from 'node:fs/promises'
import { environmentFile, pathsOf } from '../systems/profile'
import { parseEnvironmentFile } from '../systems/settings'

/** Where the key that Ramai signs with lies, and where Pasar's registry of issuers. */
export type KeyFiles = { issuer: string; signingKeyFile: string; issuersFile: string }

/** As the systems of `npm start` were told. @throws {Error} in one sentence when they never were. */
export async function readKeyFiles(): Promise<KeyFiles> {
  const read = async (name: 'ramai' | 'pasar') => {
    const text = await readFile(environmentFile(pathsOf('start'), name), 'utf8').catch(() => {
      throw new Error('There are no keys yet: run npm start once, then come back.')
    })

    return parseEnvironmentFile(text)
  }
  const [ramai, pasar] = [await read('ramai'), await read('pasar')]

  return {
    issuer: ramai.RAMAI_ORIGIN ?? '',
    signingKeyFile: ramai.RAMAI_SIGNING_KEY_FILE ?? '',
    issuersFile: pasar.PASAR_ISSUERS_FILE ?? '',
  }
}

/** Beside the key in use, so that an interrupted rotation is seen by who looks, and found by the next run. */
export const nextKeyFile = ({ signingKeyFile }: KeyFiles) => signingKeyFile.replace(/(\.json)?$/, '.next.json')
