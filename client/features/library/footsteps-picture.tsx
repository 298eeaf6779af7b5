const steps = [
  [14, 66, 24, 0.35],
  [44, 70, 12, 0.5],
  [70, 56, -24, 0.62],
  [92, 34, -34, 0.75],
  [120, 24, -12, 0.88],
] as const

/** Footsteps towards a goal, for places where nothing is yet. */
export function FootstepsPicture() {
  return (
    <svg width="168" height="88" viewBox="0 0 168 88" fill="var(--j-accent)">
      {steps.map(([x, y, turn, opacity]) => (
        <ellipse key={x} cx={x} cy={y} rx="10" ry="6.5" transform={`rotate(${turn} ${x} ${y})`} opacity={opacity} />
      ))}
      <circle cx="150" cy="18" r="10" />
    </svg>
  )
}
