import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { LONGEST_CLIP_SECONDS } from './limits'
import { FRAME, type MadeMedia, makePicture } from './make-picture'
import { MediaRefused } from './media-refused'
import { ProgramFailed, runInSandbox } from './sandbox'
import { whyNoClips } from './why-no-clips'

/** A clip's length is a number of frames, so it may be slightly over the limit. */
const LENIENT_SECONDS = 0.25
/** 1080p at 60 frames a second. */
const MOST_PIXELS = 1920 * 1088
const MOST_FRAMES = Math.ceil((LONGEST_CLIP_SECONDS + LENIENT_SECONDS) * 60)

/** Each is one ffmpeg demuxer, so that ffmpeg does not guess a recognised format again. */
const DEMUXERS = { mp4: 'mov', webm: 'matroska' }

/**
 * The decoders that ffmpeg may open. The output has no sound, but ffmpeg opens the audio decoder to
 * read a file's header.
 */
const DECODERS = 'h264,vp8,vp9,libdav1d,aac,opus,vorbis'

type MakeClip = {
  bytes: Buffer
  kind: keyof typeof DEMUXERS
  /** The ffmpeg program, with ffprobe next to it; undefined when this machine has none. */
  ffmpeg: string | undefined
}

/** Encodes one clip at a time, because two would slow the feed down. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Encodes an upload as a silent clip in the frame of the feed, with its first picture. All programs
 * that read the upload run in the sandbox.
 * @throws {MediaRefused} for a clip that cannot be read to its end, exceeds a limit, or has another
 * codec; for every clip when ffmpeg is missing, too old or without a sandbox.
 */
export async function makeClip(clip: MakeClip): Promise<MadeMedia> {
  const made = turn.then(() => encode(clip))
  turn = made.catch(() => undefined)

  return made
}

async function encode({ bytes, kind, ffmpeg }: MakeClip): Promise<MadeMedia> {
  const fault = await whyNoClips(ffmpeg)
  if (ffmpeg === undefined || fault) throw new MediaRefused('clips_unavailable', { cause: fault })
  const folder = await mkdtemp(join(tmpdir(), 'ramai-clip-'))
  const run = (program: string, ...args: string[]) => runInSandbox({ folder, program, args }).catch(refuse)
  const source = ['-protocol_whitelist', 'file', '-codec_whitelist', DECODERS, '-f', DEMUXERS[kind], '-i', 'upload']
  try {
    await writeFile(join(folder, 'upload'), bytes)
    judge(readProbe((await run(join(dirname(ffmpeg), 'ffprobe'), ...PROBE, ...source)).stdout))
    const { stdout, stderr } = await run(ffmpeg, ...DECODE, ...source, ...FIRST, ...MP4, ...WEBM)
    if (changesSize(stderr)) throw new MediaRefused('clip_changes_size')
    if (lengthMade(stdout) > LONGEST_CLIP_SECONDS + LENIENT_SECONDS) throw new MediaRefused('clip_too_long')
    const made = (name: string) => readFile(join(folder, name))
    const picture = await makePicture(await made('first.png'))

    return {
      ...picture,
      files: { ...picture.files, 'loop.mp4': await made('loop.mp4'), 'loop.webm': await made('loop.webm') },
      clip: true,
      digest: readDigest((await run(ffmpeg, ...DIGEST)).stdout),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Counts packets without decoding them: a header may lie about its frames. */
const PROBE = [
  ...['-v', 'error', '-threads', '1', '-select_streams', 'v:0', '-count_packets', '-of', 'json'],
  ...['-show_entries', 'stream=width,height,nb_read_packets:format=duration'],
]

const probeSchema = z.object({
  streams: z.tuple([z.object({ width: z.number(), height: z.number(), nb_read_packets: z.coerce.number() })]),
  // A clip of a browser's recorder states no duration.
  format: z.object({ duration: z.coerce.number().default(0) }),
})

type Probe = z.infer<typeof probeSchema>

function readProbe(json: string): Probe {
  const { data, error } = probeSchema.safeParse(JSON.parse(json))
  if (!data) throw new MediaRefused('media_broken', { cause: error })

  return data
}

function judge({ streams: [{ width, height, nb_read_packets: frames }], format: { duration } }: Probe) {
  if (duration > LONGEST_CLIP_SECONDS + LENIENT_SECONDS) throw new MediaRefused('clip_too_long')
  if (width * height > MOST_PIXELS || frames > MOST_FRAMES) throw new MediaRefused('clip_too_heavy')
}

const DECODE = [
  ...['-hide_banner', '-nostdin', '-y', '-xerror', '-progress', 'pipe:1', '-nostats', '-filter_threads', '1'],
  ...['-an', '-sn', '-dn', '-threads', '2', '-max_pixels', String(MOST_PIXELS)],
]

const FIRST = ['-map', '0:v:0', '-frames:v', '1', '-f', 'image2', '-update', '1', 'first.png']

/**
 * Crops before it scales, so that no frame grows: one of 100,000 by 16 would be scaled to
 * gigabytes.
 */
const SHAPE = [
  `crop='min(iw,ih*${FRAME.width}/${FRAME.height})':'min(ih,iw*${FRAME.height}/${FRAME.width})'`,
  ...[`scale=${FRAME.width}:${FRAME.height}`, 'setsar=1', 'fps=24'],
].join(',')

const SHAPED = [
  // Stops just after the limit, which is enough to detect a longer clip; a header may lie about its
  // length.
  ...['-map', '0:v:0', '-t', String(LONGEST_CLIP_SECONDS + 1), '-vf', SHAPE],
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-pix_fmt', 'yuv420p', '-threads', '2'],
]

const MP4 = [...SHAPED, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '27', '-movflags', '+faststart', 'loop.mp4']

const WEBM = [...SHAPED, '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1200k', 'loop.webm']

/** ffmpeg rebuilds its filters for each frame of a new size. */
const changesSize = (stderr: string) => stderr.includes('Reconfiguring filter graph')

/** Hashes the frames that browsers show. */
const DIGEST = ['-v', 'error', '-nostdin', '-i', 'loop.mp4', '-map', '0:v:0', '-f', 'hash', '-hash', 'sha256', '-']

const readDigest = (output: string) => z.hash('sha256').parse(output.trim().split('=')[1])

function refuse(cause: unknown): never {
  if (!(cause instanceof ProgramFailed)) throw cause
  if (changesSize(cause.stderr)) throw new MediaRefused('clip_changes_size', { cause })
  if (cause.isCutOff) throw new MediaRefused('clip_too_heavy', { cause })

  throw new MediaRefused(cause.stderr.includes('not on whitelist') ? 'clip_codec' : 'media_broken', { cause })
}

/** Returns the length of the output in seconds, from ffmpeg's last progress report. */
const lengthMade = (progress: string) =>
  Number([...progress.matchAll(/^out_time_ms=(\d+)$/gm)].at(-1)?.[1] ?? 0) / 1_000_000
