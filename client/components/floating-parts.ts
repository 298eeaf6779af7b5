export { ContextMenuParts, MenuParts } from './menu-parts.tsx'
export { PopoverParts } from './popover-parts.tsx'
export { TooltipHost, TooltipParts } from './tooltip-parts.tsx'
