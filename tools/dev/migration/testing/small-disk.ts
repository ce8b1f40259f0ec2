import { chown, mkdir } from 'node:fs/promises'
import { execa } from 'execa'

/** Only root may mount a disk, and not in every container. */
export const mayMount = async (folder: string) => {
  const disk = await openSmallDisk(folder, 64).catch(() => undefined)
  await disk?.close()

  return disk !== undefined
}

/** Mounts a memory disk of the given size, owned by `owner` if given. */
export async function openSmallDisk(folder: string, kilobytes: number, owner?: number) {
  await mkdir(folder, { recursive: true })
  await execa('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  if (owner !== undefined) await chown(folder, owner, -1)

  return {
    folder,
    grow: (to: number) => execa('mount', ['-o', `remount,size=${to}k`, folder]),
    close: () => execa('umount', [folder]),
  }
}
