import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and in a browser without script; true once this page is alive. */
export const useScripted = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
