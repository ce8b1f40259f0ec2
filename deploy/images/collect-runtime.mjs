import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * `node collect-runtime.mjs ROOT SYSTEM ARTEFACT`, run while an image is built: copies everything
 * that runs the artefact into ROOT, and nothing else. That is Node, the libraries of Node and of
 * the artefact's native modules, certificate authorities, a user and a writable folder. No shell,
 * no npm, no package manager.
 */
const [root, system, artefact] = process.argv.slice(2)
const USER = 10_001

const binaries = readdirSync(artefact, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.node$|\.so(\.\d+)*$/.test(entry.name))
  .map(({ parentPath, name }) => join(parentPath, name))

copyToRoot(realpathSync(process.execPath), '/usr/bin/node')
// By the folder's real name, since Debian's /lib is a link to /usr/lib.
for (const library of new Set([process.execPath, ...binaries].flatMap(librariesOf)))
  copyToRoot(realpathSync(library), join(realpathSync(dirname(library)), library.slice(dirname(library).length)))
for (const link of ['/lib', '/lib64']) if (isLink(link)) symlinkSync(readlinkSync(link), join(root, link))
if (existsSync('/etc/ssl/certs/ca-certificates.crt')) copyToRoot('/etc/ssl/certs/ca-certificates.crt')

write('/etc/passwd', `${system}:x:${USER}:${USER}::/srv/${system}:/none\n`)
write('/etc/group', `${system}:x:${USER}:\n`)
write('/etc/nsswitch.conf', 'hosts: files dns\n')
mkdirSync(join(root, 'tmp'), { recursive: true })
chmodSync(join(root, 'tmp'), 0o1777)
mkdirSync(join(root, 'var/lib', system), { recursive: true })

/** Those of another C library, which packages bring along, have none here. */
function librariesOf(binary) {
  try {
    const lines = execFileSync('ldd', [binary], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

    return [...lines.matchAll(/(?:=> )?(\/\S+) \(0x/g)]
      .map(([, path]) => path)
      .filter((path) => !path.startsWith(artefact))
  } catch {
    return []
  }
}

function copyToRoot(from, to = from) {
  mkdirSync(dirname(join(root, to)), { recursive: true })
  cpSync(from, join(root, to))
}

function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

function isLink(path) {
  try {
    return readlinkSync(path) !== ''
  } catch {
    return false
  }
}
