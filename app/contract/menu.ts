import { z } from 'zod';

/** The application menu as the window describes it: the shell shows it and tells which command was chosen. */

/** What only the system can do, such as pasting into whatever has the focus. */
const roles = ['cut', 'copy', 'paste', 'selectAll', 'hide', 'hideOthers', 'front'] as const;

const label = z.string().min(1).max(200);

const menuItemSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('command'),
    command: z.string().min(1).max(100),
    label,
    /** As Electron writes shortcuts; null for none. */
    accelerator: z.string().max(100).nullable(),
    enabled: z.boolean(),
  }),
  z.object({ type: z.literal('role'), role: z.enum(roles), label }),
  z.object({ type: z.literal('separator') }),
]);

export const menuSchema = z
  .array(
    z.object({
      label,
      /** The menus that a Mac treats in a way of their own. */
      role: z.enum(['window', 'help']).optional(),
      items: z.array(menuItemSchema).max(100),
    }),
  )
  .max(12);

export type AppMenu = z.input<typeof menuSchema>;
export type AppMenuItem = z.input<typeof menuItemSchema>;
