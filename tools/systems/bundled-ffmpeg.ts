/** The program that comes with the packages; undefined on a machine that they have none for. */
export async function bundledFfmpeg(): Promise<string | undefined> {
  try {
    const { default: ffmpeg } = await import('@ffmpeg-installer/ffmpeg')

    return ffmpeg.path
  } catch {
    return undefined
  }
}
