import type { Settings } from '../systems/settings'

/** The variables of every process, besides those of its system. */
export function baseEnvironment(): Settings {
  const names = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TERM', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']
  const bare = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))

  return { ...Object.fromEntries(bare), NEXT_TELEMETRY_DISABLED: '1' }
}
