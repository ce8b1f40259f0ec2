import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { DevControlAccess } from './keys/control-access'
import { ensureEvidenceKey } from './keys/evidence-key'
import { ensureKeys, type Keys } from './keys/keys'
import { listShops } from './keys/shops'
import { findFfmpeg } from './systems/find-ffmpeg'
import type { Profile } from './systems/profile'
import type { Settings } from './systems/settings'
import { type EachHost, type EachSystem, eachHost, type Host, root, type SystemName, systems } from './systems/systems'

/** Test keys of `npx handoff-conformance`. Pasar reads them only in a demo. */
const TEST_ISSUERS_FILE = join(root, 'packages', 'contract', 'vectors', 'issuers.json')

/** Kasir's id of the demo merchant, which is its partner id in BI-SNAP. */
const DEMO_MERCHANT_ID = 'G000000001'

/** Returns the whole environment of each system: its own variables and nothing of the others. */
export async function makeEnvironments(
  profile: Profile,
  databaseUrls: EachSystem<string>,
  devControl?: DevControlAccess,
): Promise<EachHost<Settings>> {
  const origins = await eachHost((host) => originOf(profile, host))
  const keys = await ensureKeys({ ...profile, ramaiOrigin: origins.ramai })
  await ensureEvidenceKey(profile.folder)
  const catalogueFile = join(profile.folder, 'public', 'catalogue.json')
  const shopsFile = await listShops({
    folder: profile.folder,
    pasar: { origin: origins.pasar, catalogueFile, catalogueKeysFile: keys.catalogueKeysFile },
  })
  const ffmpeg = findFfmpeg()
  const local = (name: Host['name']) => `http://127.0.0.1:${profile.ports[name]}`

  const whereToWatch = (name: SystemName): [string, string][] => [
    [`WALKTHROUGH_${name.toUpperCase()}_ORIGIN`, origins[name]],
    [`WALKTHROUGH_${name.toUpperCase()}_ADDRESS`, local(name)],
    [`WALKTHROUGH_${name.toUpperCase()}_AUDITOR_KEY`, keys.auditorKeys[name]],
  ]

  const settings: EachHost<Settings> = {
    ramai: {
      RAMAI_DATABASE_URL: databaseUrls.ramai,
      RAMAI_ORIGIN: origins.ramai,
      RAMAI_SIGNING_KEY_FILE: keys.ramaiSigningKeyFile,
      RAMAI_ACCOUNT_SECRET: keys.accountSecrets.ramai,
      RAMAI_DESK_KEY: keys.deskKey,
      RAMAI_SHOPS_FILE: shopsFile,
      RAMAI_MEDIA_FOLDER: join(profile.folder, 'ramai', 'media'),
      ...(ffmpeg && { RAMAI_FFMPEG: ffmpeg }),
      ...(profile.demo && { RAMAI_DEMO_KEY: keys.demoKeys.ramai, DEMO_MODE: '1' }),
    },
    pasar: {
      PASAR_DATABASE_URL: databaseUrls.pasar,
      PASAR_ORIGIN: origins.pasar,
      PASAR_ISSUERS_FILE: keys.issuersFile,
      PASAR_HANDOFF_SECRET: keys.handoffSecret,
      PASAR_CATALOGUE_SIGNING_KEY_FILE: keys.catalogueSigningKeyFile,
      PASAR_CATALOGUE_FILE: catalogueFile,
      PASAR_PHOTO_FOLDER: join(profile.folder, 'pasar', 'photos'),
      PASAR_PAYMENT_ORIGIN: origins.kasir,
      MIDTRANS_SNAP_BASE_URL: `${local('kasir')}/snap/v1`,
      MIDTRANS_CORE_BASE_URL: local('kasir'),
      MIDTRANS_SERVER_KEY: keys.merchantServerKey,
      MIDTRANS_CLIENT_KEY: keys.merchantClientKey,
      MIDTRANS_OLD_SHOP_ACCOUNT_FILE: oldShopAccountFile(profile),
      MIDTRANS_NOTIFICATION_URL: `${local('pasar')}/api/payment/notification`,
      MIDTRANS_SETTLEMENT_REPORT_URL: `${local('kasir')}/reports/settlement`,
      ...(profile.settings.pasar.PASAR_PAYMENT_API === 'bi-snap' && {
        MIDTRANS_BI_SNAP_BASE_URL: local('kasir'),
        MIDTRANS_BI_SNAP_CLIENT_ID: keys.biSnap.clientId,
        MIDTRANS_BI_SNAP_CLIENT_SECRET: keys.biSnap.clientSecret,
        MIDTRANS_BI_SNAP_PARTNER_ID: DEMO_MERCHANT_ID,
        MIDTRANS_BI_SNAP_PRIVATE_KEY_FILE: keys.biSnap.pasarPrivateKeyFile,
        MIDTRANS_BI_SNAP_PARTNER_KEYS_FILE: keys.biSnap.kasirPublicKeyFile,
      }),
      PASAR_ACCOUNT_SECRET: keys.accountSecrets.pasar,
      PASAR_BACK_OFFICE_KEY: keys.backOfficeKey,
      ...(profile.demo && {
        PASAR_DEMO_KEY: keys.demoKeys.pasar,
        PASAR_DEMO_ISSUERS_FILE: TEST_ISSUERS_FILE,
        DEMO_MODE: '1',
      }),
    },
    kasir: {
      KASIR_DATABASE_URL: databaseUrls.kasir,
      KASIR_ORIGIN: origins.kasir,
      KASIR_MERCHANT_SERVER_KEY: keys.merchantServerKey,
      KASIR_MERCHANT_CLIENT_KEY: keys.merchantClientKey,
      KASIR_PAYOUT_CREATOR_KEY: keys.payoutKeys.creator,
      KASIR_PAYOUT_APPROVER_KEY: keys.payoutKeys.approver,
      KASIR_PAYOUT_MERCHANT_KEY: keys.payoutKeys.merchant,
      KASIR_BI_SNAP_CLIENT_ID: keys.biSnap.clientId,
      KASIR_BI_SNAP_CLIENT_SECRET: keys.biSnap.clientSecret,
      KASIR_BI_SNAP_MERCHANT_KEYS_FILE: keys.biSnap.pasarPublicKeyFile,
      KASIR_BI_SNAP_SIGNING_KEY_FILE: keys.biSnap.kasirPrivateKeyFile,
      KASIR_BI_SNAP_NOTIFICATION_URL: `${local('pasar')}/api/payment/bi-snap`,
      KASIR_MERCHANT_FINISH_URL: `${origins.pasar}/payment/finish`,
      KASIR_NOTIFICATION_TARGETS: local('pasar'),
      KASIR_EMBED_ORIGINS: origins.pasar,
      KASIR_CONSOLE_KEY: keys.consoleKey,
      KASIR_SIMULATION_KEY: keys.simulationKey,
      SIM_MODE: '1',
    },
    walkthrough: {
      WALKTHROUGH_ORIGIN: origins.walkthrough,
      WALKTHROUGH_AUDITOR_KEY: keys.walkthroughAuditorKey,
      WALKTHROUGH_ISSUERS_FILE: keys.issuersFile,
      // Links and sessions end with this start.
      WALKTHROUGH_SESSION_KEY: randomBytes(32).toString('hex'),
      ...Object.fromEntries(systems.flatMap(({ name }) => whereToWatch(name))),
      ...(devControl && {
        WALKTHROUGH_DEV_CONTROL_ADDRESS: devControl.address,
        WALKTHROUGH_DEV_CONTROL_KEY: devControl.key,
      }),
      ...(profile.demo && {
        WALKTHROUGH_RAMAI_DEMO_KEY: keys.demoKeys.ramai,
        WALKTHROUGH_PASAR_DEMO_KEY: keys.demoKeys.pasar,
        WALKTHROUGH_KASIR_SIMULATION_KEY: keys.simulationKey,
      }),
      DEMO_MODE: '1',
    },
  }

  return eachHost(({ name }) => ({
    LOG_LEVEL: 'info',
    [`${name.toUpperCase()}_METRICS_KEY`]: keys.metricsKeys[name],
    ...settings[name],
    ...(name !== 'walkthrough' && forTheAuditor(name, keys)),
    ...forTheSystem(profile.settings[name]),
  }))
}

/**
 * Kasir's transfer writes Pasar's keys of the old shop's account here. Before that the file does
 * not exist.
 */
export const oldShopAccountFile = ({ folder }: Pick<Profile, 'folder'>) =>
  join(folder, 'pasar', 'old-shop-account.json')

/** The auditor's settings of a system, under its prefix. */
function forTheAuditor(name: SystemName, { auditorKeys, auditSigningKeyFiles }: Keys): Settings {
  const prefix = name.toUpperCase()

  return {
    [`${prefix}_AUDITOR_KEY`]: auditorKeys[name],
    [`${prefix}_AUDIT_SIGNING_KEY_FILE`]: auditSigningKeyFiles[name],
  }
}

export function originOf({ settings, ports }: Profile, { name, label }: Host) {
  return settings[name][`${name.toUpperCase()}_ORIGIN`] ?? `http://${label}.localhost:${ports[name]}`
}

/** Removes the ports, which only the starter needs; the systems receive origins. */
function forTheSystem(settings: Settings) {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !/^[A-Z]+_(DATABASE_)?PORT$/.test(name)))
}
