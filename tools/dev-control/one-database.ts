import type { Cluster } from '../postgres/cluster'
import { dim, say } from '../terminal/progress.mjs'
import { Refusal } from './refusal'

export type OneDatabase = ReturnType<typeof stageOneDatabase>

/** The breach of row 3: whoever learned Pasar's password comes into Pasar's database, certificate or not. */
export function stageOneDatabase(pasar: Pick<Cluster, 'door'> | undefined) {
  const doorOrRefusal = () => {
    if (pasar?.door) return pasar.door
    throw new Refusal(
      409,
      'database_of_your_own',
      "Pasar's database was not brought up here (PASAR_DATABASE_URL names it), so its door stays as it is.",
    )
  }

  return {
    isOn: async () => (await pasar?.door?.isOpen()) ?? false,
    on: async () => {
      await doorOrRefusal().openToPasswords()
      say(dim("  · Pasar's database lets in whoever knows the password, on purpose."))
    },
    off: async () => {
      await doorOrRefusal().askForCertificate()
      say(dim("  · Pasar's database asks for its certificate again."))
    },
    /** Nobody is told: everything is being stopped. */
    end: async () => {
      if (await pasar?.door?.isOpen()) await pasar?.door?.askForCertificate()
    },
  }
}
