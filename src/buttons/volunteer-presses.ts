import { pressOf } from '../cards/card.js';
import { drawAgainAnswer, drawLeft, drawVolunteerForm } from '../cards/volunteer-card.js';
import { answerCard } from '../use-cases/answers.js';
import { showVolunteer, wordVolunteer } from '../use-cases/show-volunteer.js';
import { answerAskAgain, changeVolunteering, isAskedElsewhere, joinRegister, saveVolunteering, stopAsking, volunteerHere } from '../use-cases/volunteering.js';
import { defineForm, definePress } from './define-press.js';

/** Skills others named, as examples. */
const MOST_EXAMPLES = 5;

/** The answer to "May we ask you again?". */
export const askAgainPress = definePress({
  name: 'ask-again',
  who: 'anyone',
  async run(context, rest) {
    const yes = rest[0] === 'yes';
    await answerAskAgain(context, yes);
    context.around.wake();
    return answerCard(drawAgainAnswer(yes));
  },
});

export const volunteerJoin = definePress({
  name: 'volunteer-join',
  who: 'anyone',
  async run(context) {
    await joinRegister(context);
    return showVolunteer(context);
  },
});

/** One tap: at once and for good. */
export const volunteerLeave = definePress({
  name: 'volunteer-leave',
  who: 'anyone',
  async run(context) {
    await stopAsking(context);
    context.around.wake();
    return answerCard(drawLeft(await isAskedElsewhere(context)));
  },
});

export const volunteerThread = definePress({
  name: 'volunteer-thread',
  who: 'anyone',
  async run(context, rest) {
    await changeVolunteering(context, { threadFallback: rest[0] === 'on' });
    return showVolunteer(context);
  },
});

export const volunteerNamed = definePress({
  name: 'volunteer-named',
  who: 'anyone',
  async run(context, rest) {
    await changeVolunteering(context, { unnamed: rest[0] === 'off' });
    return showVolunteer(context);
  },
});

export const volunteerForm = defineForm({
  name: 'volunteer',
  who: 'anyone',
  async open(context, _rest, values) {
    await volunteerHere(context);
    return drawVolunteerForm(pressOf('volunteer'), values ?? (await wordVolunteer(context)), await context.store.skills(MOST_EXAMPLES));
  },
  async submit(context, _rest, values) {
    await saveVolunteering(context, values);
    return showVolunteer(context);
  },
});
