import { type ExecFileOptionsWithStringEncoding, execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FRAME, type MadeMedia, makePicture } from './make-picture'
import { MediaRefused } from './media-refused'

export const LONGEST_CLIP_SECONDS = 15

/** A clip's length is a count of frames, and so a little more or less. */
const LENIENT_SECONDS = 0.25
const MOST_PIXELS = 4096 * 4096
const PATIENCE_MS = 90_000

/** Each of the two is a demuxer of ffmpeg: what was recognized is not guessed anew. */
const DEMUXERS = { mp4: 'mov', webm: 'matroska' }

type MakeClip = {
  bytes: Buffer
  kind: keyof typeof DEMUXERS
  /** The program; undefined where this machine has none. */
  ffmpeg: string | undefined
}

/** Two clips at once would take the machine from everybody who looks at the feed. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * A silent clip in the frame of the feed, and its first picture, from one that was uploaded. The program reads a file of
 * its own folder and nothing else, and is ended when it takes too long.
 * @throws {MediaRefused} for one that cannot be read to its end or is too long, and where there is no program.
 */
export async function makeClip(clip: MakeClip): Promise<MadeMedia> {
  const made = turn.then(() => encode(clip))
  turn = made.catch(() => undefined)

  return made
}

async function encode({ bytes, kind, ffmpeg }: MakeClip): Promise<MadeMedia> {
  if (ffmpeg === undefined) throw new MediaRefused('clips_unavailable')
  const folder = await mkdtemp(join(tmpdir(), 'ramai-clip-'))
  try {
    await writeFile(join(folder, 'upload'), bytes)
    const source = [
      ...['-hide_banner', '-nostdin', '-y', '-xerror', '-protocol_whitelist', 'file'],
      ...['-max_pixels', String(MOST_PIXELS), '-f', DEMUXERS[kind], '-i', 'upload'],
    ]
    const run = (...args: string[]) => runFfmpeg(ffmpeg, { folder, args: [...source, ...args] })

    const first = await run('-map', '0:v:0', '-frames:v', '1', '-f', 'image2', 'first.png')
    if (lengthTold(first.stderr) > LONGEST_CLIP_SECONDS + LENIENT_SECONDS) throw new MediaRefused('clip_too_long')
    const picture = await makePicture(await readFile(join(folder, 'first.png')))
    const { stdout } = await run('-progress', 'pipe:1', '-nostats', ...MP4, 'loop.mp4', ...WEBM, 'loop.webm')
    if (lengthMade(stdout) > LONGEST_CLIP_SECONDS + LENIENT_SECONDS) throw new MediaRefused('clip_too_long')

    return {
      ...picture,
      files: {
        ...picture.files,
        'loop.mp4': await readFile(join(folder, 'loop.mp4')),
        'loop.webm': await readFile(join(folder, 'loop.webm')),
      },
      clip: true,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** No longer than it takes to see that it is too long; a head may lie about its clip. */
const CUT = ['-t', String(LONGEST_CLIP_SECONDS + 1)]

const SHAPED = [
  ...['-map', '0:v:0', ...CUT, '-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
  '-vf',
  `scale=${FRAME.width}:${FRAME.height}:force_original_aspect_ratio=increase,crop=${FRAME.width}:${FRAME.height},setsar=1,fps=24`,
]

const MP4 = [
  ...SHAPED,
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '27', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'],
]

const WEBM = [
  ...SHAPED,
  ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1200k', '-pix_fmt', 'yuv420p'],
]

type Run = { folder: string; args: string[] }

/** It is given nothing of this process: no secret of its environment, no standard input. */
function runFfmpeg(ffmpeg: string, { folder, args }: Run) {
  return new Promise<{ stdout: string; stderr: string }>((resolve, reject) => {
    const options: ExecFileOptionsWithStringEncoding = {
      encoding: 'utf8',
      ...{ cwd: folder, timeout: PATIENCE_MS, killSignal: 'SIGKILL', maxBuffer: 4 * 1024 * 1024 },
      env: { NODE_ENV: 'production' },
    }
    execFile(ffmpeg, args, options, (cause, stdout, stderr) =>
      cause ? reject(new MediaRefused(faultOf(cause), { cause })) : resolve({ stdout, stderr }),
    )
  })
}

function faultOf(cause: Error & { code?: unknown; killed?: boolean }) {
  if (cause.code === 'ENOENT' || cause.code === 'EACCES') return 'clips_unavailable'

  return cause.killed ? 'clip_too_heavy' : 'media_broken'
}

/** In seconds, as the head of the clip says; 0 where it says nothing. */
function lengthTold(said: string) {
  const [, hours = 0, minutes = 0, seconds = 0] = /Duration: (\d+):(\d+):(\d+(?:\.\d+)?)/.exec(said) ?? []

  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** In seconds, as it was made: the last word of the program counts. */
const lengthMade = (progress: string) =>
  Number([...progress.matchAll(/^out_time_ms=(\d+)$/gm)].at(-1)?.[1] ?? 0) / 1_000_000
