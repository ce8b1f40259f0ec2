import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { BUCKET_KEY, serveBucket } from '@/packages/platform/testing/serve-bucket'
import { ensureDebianPackages } from '@/tools/dev/systems/debian-packages'
import { findFfmpeg } from '@/tools/dev/systems/find-ffmpeg'
import { parseEnvironment } from '../environment'
import { COMPLETE_ENVIRONMENT } from '../testing/complete-environment'
import { LARGEST_UPLOAD, LONGEST_CLIP_SECONDS } from './limits'
import { makeClip } from './make-clip'
import { FRAME, makePicture } from './make-picture'
import { MEDIA_TYPES, openMediaStore } from './media-store'
import { recognize } from './recognize'
import { runInSandbox } from './sandbox'
import { whyNoClips } from './why-no-clips'

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test is skipped; the gate's summary reports it. */
    whySkipped?: string
  }
}

/**
 * Skips where the packages cannot be installed (no Debian, or not as root). Ramai refuses clips
 * there too.
 */
const whyNoPrograms = await ensureDebianPackages(['ffmpeg', 'bubblewrap'])
const OF_CLIPS = whyNoPrograms === undefined ? {} : { skip: true, meta: { whySkipped: whyNoPrograms } }
const ffmpeg = findFfmpeg() ?? ''
// Each clip runs two encoders, beside the other tests.
vi.setConfig({ testTimeout: 120_000 })

/** A photo with the metadata of a phone and of a place in Jakarta. */
const photo = (width = 900, height = 700) =>
  sharp({ create: { width, height, channels: 3, background: '#c8243a' } }).withExif({
    IFD0: { Make: 'Simulasi', Artist: 'Rani' },
    IFD3: { GPSLatitude: '6/1 12/1 0/1', GPSLatitudeRef: 'S' },
  })

async function ownFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'ramai-media-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))

  return folder
}

const makeByFfmpeg = (args: string[], cwd: string) => execFileSync(ffmpeg, ['-v', 'error', ...args], { cwd })

type Clip = { seconds: number; size?: string; rate?: number; codec?: string[] }

/** Two frames: every second of a clip costs both encoders many. */
const SHORT = 0.2

const CODECS = {
  mp4: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  webm: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'],
}

/** A moving test picture with a tone, and a title in its metadata. */
async function clip(name: `${string}.${'mp4' | 'webm'}`, { seconds, size = '320x240', rate = 10, codec }: Clip) {
  const folder = await ownFolder()
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${rate}:duration=${seconds}`]
  const tone = ['-f', 'lavfi', '-i', `sine=duration=${seconds}`]
  const as = codec ?? CODECS[name.endsWith('.mp4') ? 'mp4' : 'webm']
  makeByFfmpeg([...picture, ...tone, '-metadata', 'title=Rahasia', ...as, name], folder)

  return readFile(join(folder, name))
}

/** Joins clips of different sizes. */
async function joined(clips: Buffer[]) {
  const folder = await ownFolder()
  for (const [index, bytes] of clips.entries()) await writeFile(join(folder, `${index}.webm`), bytes)
  await writeFile(join(folder, 'list'), clips.map((_, index) => `file ${index}.webm\n`).join(''))
  makeByFfmpeg(['-f', 'concat', '-i', 'list', '-c', 'copy', 'joined.webm'], folder)

  return readFile(join(folder, 'joined.webm'))
}

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a %s is recognised by its content', async (kind) => {
  const bytes = await photo(64, 64).toFormat(kind).toBuffer()

  expect(recognize({ name: 'foto', type: '', bytes })).toBe(kind)
  expect(recognize({ name: `foto.${kind}`, type: `image/${kind}`, bytes })).toBe(kind)
})

test.each([
  ['nothing', 'foto.jpg', '', 'media_missing'],
  ['a page that is called a picture', 'foto.jpg', '<!doctype html><script>alert(1)</script>', 'media_unknown'],
  ['a drawing with a script in it', 'foto.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'media_unknown'],
  ['a clip of a kind that is not taken', 'klip.mkv', '\x1a\x45\xdf\xa3\x42\x82\x88matroska', 'media_unknown'],
])('%s is refused', (_, name, text, fault) => {
  const read = () => recognize({ name, type: 'image/jpeg', bytes: Buffer.from(text, 'latin1') })

  expect(read).toThrow(expect.objectContaining({ fault }))
})

test('a picture under the name or the type of another kind, and one that is too large, are refused', async () => {
  const bytes = await photo(64, 64).png().toBuffer()
  const tooLarge = Buffer.concat([bytes, Buffer.alloc(LARGEST_UPLOAD)])

  for (const [file, fault] of [
    [{ name: 'foto.jpg', type: '', bytes }, 'media_mislabelled'],
    [{ name: 'foto', type: 'video/mp4', bytes }, 'media_mislabelled'],
    [{ name: 'foto.png', type: 'image/png', bytes: tooLarge }, 'media_too_large'],
  ] as const)
    expect(() => recognize(file)).toThrow(expect.objectContaining({ fault }))
})

test('a picture is re-encoded upright in the frame of the feed, without location and camera data', async () => {
  const bytes = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer()

  const { files, tone, placeholder, clip } = await makePicture(bytes)

  expect(await sharp(bytes).metadata()).toHaveProperty('exif')
  for (const [name, size] of [
    ['hero.avif', FRAME],
    ['hero-360.avif', { width: 360, height: 640 }],
    ['card.jpg', { width: 1200, height: 630 }],
  ] as const) {
    const metadata = await sharp(files[name]).metadata()
    expect(metadata).toMatchObject(size)
    for (const metadataField of ['exif', 'icc', 'xmp', 'orientation'])
      expect(metadata).not.toHaveProperty(metadataField)
  }
  expect(tone).toMatch(/^#[\da-f]{6}$/)
  expect(placeholder).toMatch(/^data:image\/webp;base64,/)
  expect(placeholder.length).toBeLessThan(1000)
  expect(clip).toBe(false)
})

test('a picture’s digest depends only on its pixels', async () => {
  const pixels = sharp({ create: { width: 400, height: 400, channels: 3, background: 'teal' } })
  const bytes = await pixels.clone().png().toBuffer()
  const described = await pixels
    .clone()
    .withExif({ IFD0: { Artist: 'Rani' } })
    .withMetadata({ density: 300 })
    .webp({ lossless: true })
    .toBuffer()
  const digestOf = async (bytes: Buffer) => (await makePicture(bytes)).digest

  const digest = await digestOf(bytes)

  expect(digest).toMatch(/^[\da-f]{64}$/)
  expect(await digestOf(Buffer.concat([bytes, Buffer.from('more')]))).toBe(digest)
  expect(await digestOf(described)).toBe(digest)
  expect(await digestOf(await pixels.clone().ensureAlpha().png().toBuffer())).toBe(digest)
  expect(await digestOf(await pixels.clone().negate().png().toBuffer())).not.toBe(digest)
})

test('a picture that ends in the middle, is too small or of another kind is refused', async () => {
  const whole = await photo().jpeg().toBuffer()

  await expect(makePicture(await photo().tiff().toBuffer())).rejects.toMatchObject({ fault: 'media_unknown' })
  await expect(makePicture(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ fault: 'media_broken' })
  await expect(makePicture(await photo(900, 100).png().toBuffer())).rejects.toMatchObject({
    fault: 'picture_too_small',
  })
})

test.each([
  ['mp4', '640x480'],
  ['webm', '480x640'],
  // Scaled to the frame's height without cropping, it would have 4,000 times the pixels.
  ['mp4', '4096x320'],
] as const)(
  'a clip in %s is re-encoded in both formats, silent, in the frame and without its title',
  OF_CLIPS,
  async (kind, size) => {
    const bytes = await clip(`klip.${kind}`, { seconds: SHORT, size })
    expect(recognize({ name: `klip.${kind}`, type: `video/${kind}`, bytes })).toBe(kind)

    const { files, clip: isClip } = await makeClip({ bytes, kind, ffmpeg })

    expect(isClip).toBe(true)
    expect(Object.keys(files).sort()).toEqual(Object.keys(MEDIA_TYPES).sort())
    expect(bytes.includes('Rahasia')).toBe(true)
    for (const [made, type] of [
      ['loop.mp4', 'video/mp4'],
      ['loop.webm', 'video/webm'],
    ] as const) {
      const content = files[made] ?? Buffer.alloc(0)
      expect(recognize({ name: made, type, bytes: content })).toBe(made.split('.')[1])
      expect(content.includes('Rahasia')).toBe(false)
    }
  },
)

test('a clip’s digest depends only on its frames', OF_CLIPS, async () => {
  const folder = await ownFolder()
  const bytes = await clip('klip.mp4', { seconds: SHORT, size: '320x320' })
  await writeFile(join(folder, 'klip.mp4'), bytes)
  const described = ['-metadata', 'title=Lain', '-metadata:s:v', 'handler_name=Lain']
  makeByFfmpeg(['-i', 'klip.mp4', '-c', 'copy', '-an', ...described, 'lain.mp4'], folder)
  const digestOf = async (bytes: Buffer) => (await makeClip({ bytes, kind: 'mp4', ffmpeg })).digest

  const digest = await digestOf(bytes)

  expect(digest).toMatch(/^[\da-f]{64}$/)
  expect(await digestOf(await readFile(join(folder, 'lain.mp4')))).toBe(digest)
  expect(await digestOf(await clip('klip.mp4', { seconds: SHORT, size: '640x320' }))).not.toBe(digest)
})

test('a clip that is too long or broken is refused, and every clip without ffmpeg', OF_CLIPS, async () => {
  const long = await clip('lama.mp4', { seconds: LONGEST_CLIP_SECONDS + 2, size: '320x320' })
  const short = await clip('pendek.mp4', { seconds: 1, size: '320x320' })
  const make = (bytes: Buffer, program?: string) => makeClip({ bytes, kind: 'mp4', ffmpeg: program })

  await expect(make(long, ffmpeg)).rejects.toMatchObject({ fault: 'clip_too_long' })
  await expect(make(short.subarray(0, short.length / 2), ffmpeg)).rejects.toMatchObject({ fault: 'media_broken' })
  await expect(make(short, '/nowhere/ffmpeg')).rejects.toMatchObject({ fault: 'clips_unavailable' })
  await expect(make(short)).rejects.toMatchObject({ fault: 'clips_unavailable' })
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('ramai-clip-'))).toEqual([])
})

test.each([
  ['of another codec', 'clip_codec', { seconds: 1, codec: ['-c:v', 'mpeg4', '-c:a', 'aac'] }],
  ['of more pixels than a phone takes', 'clip_too_heavy', { seconds: 1, size: '2560x1440' }],
  ['of more frames than a phone takes', 'clip_too_heavy', { seconds: 2, size: '320x320', rate: 480 }],
])('a clip %s is refused', OF_CLIPS, async (_, fault, of) => {
  const bytes = await clip('klip.mp4', of)

  await expect(makeClip({ bytes, kind: 'mp4', ffmpeg })).rejects.toMatchObject({ fault })
})

test('a clip whose frames change their size is refused', OF_CLIPS, async () => {
  const parts = [await clip('a.webm', { seconds: SHORT }), await clip('b.webm', { seconds: SHORT, size: '1280x720' })]

  const made = makeClip({ bytes: await joined(parts), kind: 'webm', ffmpeg })

  await expect(made).rejects.toMatchObject({ fault: 'clip_changes_size' })
})

test.each(['6.1.1-3ubuntu5', '20181210-g0e8eb07980'])(
  'an ffmpeg of version %s makes no clips',
  OF_CLIPS,
  async (version) => {
    const program = join(await ownFolder(), 'ffmpeg')
    await writeFile(program, `#!/bin/sh\necho ffmpeg version ${version}`, { mode: 0o755 })

    expect(await whyNoClips(program)).toMatch('7 or newer is needed')
    expect(await whyNoClips(ffmpeg)).toBeUndefined()
  },
)

test('a sandboxed program has one folder, limits, and no access to this process or machine', OF_CLIPS, async () => {
  const folder = await ownFolder()
  const look = 'echo > mark; env; ls /; cat /proc/self/environ /etc/passwd; ulimit -v; ulimit -t; ulimit -p; id -u'

  const { stdout } = await runInSandbox({ folder, program: '/bin/sh', args: ['-c', look] })

  expect(await readdir(folder)).toEqual(['mark'])
  expect(stdout.split('\n').filter((line) => !/^(bin|lib\d*|usr)$/.test(line))).toEqual([
    'PWD=/work',
    'etc',
    'work',
    '2097152',
    '60',
    '64',
    '65534',
    '',
  ])
})

test.each(['a folder', 'a bucket'])('files in %s exist until they are removed', async (where) => {
  const { objects, endpoint, close } = await serveBucket()
  onTestFinished(close)
  const settings = {
    RAMAI_S3_BUCKET: 'unggahan',
    RAMAI_S3_ENDPOINT: endpoint,
    RAMAI_S3_ACCESS_KEY_ID: BUCKET_KEY.accessKeyId,
    RAMAI_S3_SECRET_ACCESS_KEY: BUCKET_KEY.secretAccessKey,
  }
  const folder = await ownFolder()
  const store = openMediaStore(
    parseEnvironment({ ...COMPLETE_ENVIRONMENT, RAMAI_MEDIA_FOLDER: folder, ...(where === 'a bucket' && settings) }),
  )

  await store.put('u-1/card.jpg', Buffer.from('gambar'))

  expect(objects.get('/unggahan/u-1/card.jpg')?.type).toBe(where === 'a bucket' ? 'image/jpeg' : undefined)
  expect(await readdir(folder)).toEqual(where === 'a bucket' ? [] : ['u-1'])
  expect(String(await store.read('u-1/card.jpg'))).toBe('gambar')
  expect(await store.read('u-2/card.jpg')).toBeUndefined()
  await store.remove('u-1')
  expect(await store.read('u-1/card.jpg')).toBeUndefined()
})

test('a bucket without its keys stops the start', () => {
  const start = () => parseEnvironment({ ...COMPLETE_ENVIRONMENT, RAMAI_S3_BUCKET: 'unggahan' })

  expect(start).toThrow('Set RAMAI_S3_ACCESS_KEY_ID')
  expect(start).toThrow('Set RAMAI_S3_SECRET_ACCESS_KEY')
})
