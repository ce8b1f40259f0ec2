type SteerButtonProps = React.ComponentPropsWithRef<'button'> & {
  onPress: () => void
  /** Whether steering is closed to this visitor. */
  closed: boolean
  /** Something is under way: it does nothing meanwhile, and keeps the focus of whoever began that from here. */
  busy: boolean
}

/** A button that has something run in a system. */
export const SteerButton = ({ onPress, closed, busy, className = '', ...rest }: SteerButtonProps) => (
  <button
    type="button"
    onClick={busy ? undefined : onPress}
    disabled={closed}
    aria-disabled={busy || undefined}
    className={`button disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-60 ${className}`}
    {...rest}
  />
)
