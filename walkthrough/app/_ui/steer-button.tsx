type SteerButtonProps = React.ComponentPropsWithRef<'button'> & {
  onPress: () => void
  /** Whether steering is closed to this visitor. */
  closed: boolean
  /** While busy the button does nothing but keeps its focus. */
  busy: boolean
}

/** A button that runs an action in a system. */
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
