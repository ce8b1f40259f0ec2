import type { FeedPost } from './trpc'

type Sound = FeedPost['media']['sound']

/** Slendro-like steps above a root, which sound well in any combination. */
const STEPS = [1, 1.149, 1.32, 1.516, 1.741]
const ROOT_HZ = 146.8
const FADE_SECONDS = 0.6
const NOISE_SECONDS = 4

type Recipe = {
  /** White noise or a tone of this frequency, before the filter. */
  source: 'noise' | number
  filter: { type: BiquadFilterType; frequency: number; Q?: number }
  /** How often a second the loudness rises and falls, and by which part of it. */
  swell: { hz: number; depth: number }
  loudness: number
}

/** How each ambient sound is made. No recording is used. */
const RECIPES: Record<Exclude<Sound, 'music'>, Recipe> = {
  rain: {
    source: 'noise',
    filter: { type: 'highpass', frequency: 1400 },
    swell: { hz: 0.3, depth: 0.15 },
    loudness: 0.05,
  },
  waves: {
    source: 'noise',
    filter: { type: 'lowpass', frequency: 620 },
    swell: { hz: 0.13, depth: 0.8 },
    loudness: 0.16,
  },
  wind: {
    source: 'noise',
    filter: { type: 'bandpass', frequency: 380, Q: 1.4 },
    swell: { hz: 0.2, depth: 0.6 },
    loudness: 0.16,
  },
  leaves: {
    source: 'noise',
    filter: { type: 'bandpass', frequency: 3200, Q: 0.6 },
    swell: { hz: 0.35, depth: 0.7 },
    loudness: 0.04,
  },
  crickets: {
    source: 4300,
    filter: { type: 'bandpass', frequency: 4300, Q: 6 },
    swell: { hz: 17, depth: 1 },
    loudness: 0.012,
  },
  street: {
    source: 'noise',
    filter: { type: 'lowpass', frequency: 240 },
    swell: { hz: 0.09, depth: 0.5 },
    loudness: 0.2,
  },
  broth: {
    source: 'noise',
    filter: { type: 'bandpass', frequency: 520, Q: 5 },
    swell: { hz: 8, depth: 0.9 },
    loudness: 0.16,
  },
  purr: { source: 'noise', filter: { type: 'lowpass', frequency: 160 }, swell: { hz: 24, depth: 1 }, loudness: 0.3 },
}

const MUSIC_LOUDNESS = 0.05

/**
 * Plays the ambient sound of a post's scene, or a soft chord that is always the same for a post.
 */
export class Ambience {
  private readonly context = new AudioContext()
  private readonly noise = makeNoise(this.context)
  private voice: { gain: GainNode; sources: AudioScheduledSourceNode[] } | undefined

  play({ id, media: { sound } }: Pick<FeedPost, 'id' | 'media'>) {
    this.hush()
    void this.context.resume()
    const gain = new GainNode(this.context, { gain: 0 })
    gain.connect(this.context.destination)
    const sources = sound === 'music' ? this.playChord(id, gain) : this.playScene(RECIPES[sound], gain)
    for (const source of sources) source.start()

    const loudness = sound === 'music' ? MUSIC_LOUDNESS : RECIPES[sound].loudness
    gain.gain.setTargetAtTime(loudness, this.context.currentTime, FADE_SECONDS)
    this.voice = { gain, sources }
  }

  hush() {
    const now = this.context.currentTime
    this.voice?.gain.gain.setTargetAtTime(0, now, FADE_SECONDS / 3)
    for (const source of this.voice?.sources ?? []) source.stop(now + FADE_SECONDS * 2)
    this.voice = undefined
  }

  private playScene({ source, filter, swell }: Recipe, to: GainNode) {
    const { context } = this
    const sounding =
      source === 'noise'
        ? new AudioBufferSourceNode(context, { buffer: this.noise, loop: true })
        : new OscillatorNode(context, { frequency: source })
    const level = new GainNode(context, { gain: 1 - swell.depth / 2 })
    sounding.connect(new BiquadFilterNode(context, filter)).connect(level).connect(to)
    const wave = new OscillatorNode(context, { frequency: swell.hz })
    wave.connect(new GainNode(context, { gain: swell.depth / 2 })).connect(level.gain)

    return [sounding, wave]
  }

  private playChord(postId: string, to: GainNode) {
    const soft = new BiquadFilterNode(this.context, { type: 'lowpass', frequency: 900 })
    soft.connect(to)

    return chordOf(postId).map((frequency) => {
      const tone = new OscillatorNode(this.context, { type: 'triangle', frequency })
      tone.connect(soft)
      return tone
    })
  }
}

function makeNoise(context: AudioContext) {
  const buffer = context.createBuffer(1, context.sampleRate * NOISE_SECONDS, context.sampleRate)
  const samples = buffer.getChannelData(0)
  for (let at = 0; at < samples.length; at++) samples[at] = Math.random() * 2 - 1

  return buffer
}

function chordOf(postId: string): number[] {
  const seed = [...postId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)

  return [0, 2, 4].map((third) => ROOT_HZ * (STEPS[(seed + third) % STEPS.length] ?? 1) * (third === 0 ? 0.5 : 1))
}
