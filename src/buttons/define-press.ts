import type { FormDoor, Press } from '../use-cases/doors.js';

/** A button or menu is data plus `run`. */
export function definePress(press: Press): Press {
  return press;
}

/** A form is data plus `open` and `submit`. */
export function defineForm(form: FormDoor): FormDoor {
  return form;
}
