import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and without JavaScript; true after hydration. */
export const useScripted = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
