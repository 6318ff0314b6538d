import type { Story } from './mentoring-lives.server.ts';

/** Nine months of the mentee whose account the README names: from a first sentence in a meeting to a hearing of the region. */
export const GROWING: Story = {
  began: 268,
  goals: [
    {
      competency: 'public-speaking', from: 1, to: 3, set: 262,
      why: 'To speak where it is decided, and to be listened to. So far others speak for us, and what we said comes out changed.',
      evidence: 'I speak for ten minutes without reading, and people ask me something afterwards.',
      steps: [
        { text: 'Say one thing in each meeting of our own organisation', done: 231, evidence: 'Four meetings in a row' },
        { text: 'Open the monthly gathering, five minutes', done: 187, evidence: 'Thirty people came' },
        { text: 'Practise the hard questions with Juniper', done: 152 },
        { text: 'Speak at the health committee of the county', done: 96, evidence: 'It stands in their minutes' },
        { text: 'Speak before the regional assembly' },
      ],
      rated: [{ at: 205, level: 1, by: 'mentor' }, { at: 178, level: 2, by: 'mentee' }, { at: 120, level: 2, by: 'mentor' }, { at: 64, level: 3, by: 'mentee' }],
    },
    {
      competency: 'governance', from: 1, to: 2, set: 240,
      why: 'We have statutes that nobody has read. I want to know what they let us do.',
      evidence: 'I can explain how our board is chosen to someone who joins.',
      steps: [{ text: 'Read the statutes with two others', done: 221 }, { text: 'Sit in on a board meeting of the network', done: 160, evidence: 'I kept the minutes' }, { text: 'Explain the elections to new members', done: 118 }],
      rated: [{ at: 150, level: 2, by: 'mentee' }, { at: 110, level: 2, by: 'mentor' }],
      reached: 110,
    },
    {
      competency: 'facilitation', from: 2, to: 3, set: 132,
      why: 'Our gatherings end with the three who always speak.',
      evidence: 'Everyone who is there has said something before we decide.',
      steps: [{ text: 'Try rounds in small groups', done: 100, evidence: 'It took longer, and two people spoke for the first time' }, { text: 'Lead a session beside Juniper', done: 41 }, { text: 'Lead one alone' }],
      rated: [{ at: 58, level: 2, by: 'mentee' }, { at: 22, level: 3, by: 'mentee' }],
    },
  ],
  meetings: [
    {
      from: 254, every: 21, count: 6, hour: 15, missed: [3], agenda: 'What went well, what was hard, what is next',
      notes: [
        { of: 0, by: 'mentee', kind: 'shared', text: 'We began with the goals. One sentence in each meeting, and then we see.' },
        { of: 1, by: 'mentor', kind: 'private', text: 'Ask about the board again: there was something behind it.' },
        { of: 2, by: 'mentor', kind: 'shared', text: 'Five minutes to open the gathering: beginning with a question worked, ending with one did not.' },
        { of: 4, by: 'mentee', kind: 'private', text: 'I was tired and said so. It was a relief.' },
      ],
    },
    {
      from: 126, every: 21, count: 6, hour: 15, agenda: 'The committee, and what comes after it',
      notes: [
        { of: 1, by: 'mentee', kind: 'shared', text: 'The committee asked three questions, and I answered two. The third we look up together.' },
        { of: 4, by: 'mentor', kind: 'summary', text: 'We meet as agreed and go on to the regional assembly. A place to speak there would be the right next step.' },
      ],
    },
    { from: -2, every: 21, count: 3, hour: 15, agenda: 'Before the regional assembly' },
  ],
  checkIns: [
    { at: 240, by: 'mentee' }, { at: 238, by: 'mentor' }, { at: 209, by: 'mentee', useful: 'partly' }, { at: 207, by: 'mentor' }, { at: 178, by: 'mentee' }, { at: 176, by: 'mentor', needs: true, text: 'We lost a meeting to a phone that was taken. A second channel would help.', addressed: true },
    { at: 148, by: 'mentee' }, { at: 146, by: 'mentor' }, { at: 117, by: 'mentee' }, { at: 115, by: 'mentor' }, { at: 87, by: 'mentee' }, { at: 56, by: 'mentee' }, { at: 54, by: 'mentor' }, { at: 30, by: 'mentee', text: 'It goes well. I would like to meet in person once.' }, { at: 29, by: 'mentor' },
  ],
  journal: [
    { at: 252, text: 'I did not sleep before the first call. Afterwards I laughed at myself.' },
    { at: 230, text: 'Fourth meeting in which I said something. Nobody turned round any more.', shared: true },
    { at: 95, text: 'The committee. My voice held. Two people came to me afterwards.', shared: true },
    { at: 40, text: 'Leading beside someone is harder than alone: one has to leave room.' },
  ],
};

/** Half a year that two people brought to its end together. */
export const COMPLETED: Story = {
  began: 420,
  goals: [{ competency: 'finance-and-fundraising', from: 1, to: 2, set: 410, why: 'To read our own budget.', evidence: 'I can say what is left in June.', steps: [{ text: 'Sit beside the treasurer for a month', done: 350 }, { text: 'Write one budget line and defend it', done: 280 }], rated: [{ at: 300, level: 2, by: 'mentee' }, { at: 240, level: 3, by: 'mentee' }], reached: 240 }],
  meetings: [{ from: 405, every: 28, count: 6, hour: 8, agenda: 'The budget' }],
  checkIns: [{ at: 380, by: 'mentee' }, { at: 378, by: 'mentor' }, { at: 320, by: 'mentee' }, { at: 260, by: 'mentor' }],
};

/** Begun well, and paused for a while. */
export const PAUSED: Story = {
  began: 150,
  goals: [{ competency: 'safety-and-care', from: 2, to: 3, set: 140, why: 'We had two hard months.', evidence: 'There is a plan that everyone knows.', steps: [{ text: 'Write down whom to call', done: 120 }, { text: 'Try the plan once' }], rated: [{ at: 90, level: 3, by: 'mentee' }] }],
  meetings: [{ from: 135, every: 21, count: 4, hour: 10, agenda: 'How we look after each other' }],
  checkIns: [{ at: 110, by: 'mentee' }, { at: 75, by: 'mentee', needs: true }, { at: 74, by: 'mentor' }],
};

/** A year that comes to its end. */
export const ENDING: Story = {
  began: 350,
  goals: [{ competency: 'public-speaking', from: 2, to: 4, set: 340, why: 'To speak for the network.', evidence: 'I am asked again.', steps: [{ text: 'Speak at the county', done: 280 }, { text: 'Speak abroad', done: 90 }], rated: [{ at: 200, level: 3, by: 'mentee' }, { at: 60, level: 4, by: 'mentee' }], reached: 60 }],
  meetings: [{ from: 330, every: 28, count: 9, hour: 12, missed: [5], agenda: 'The next time to speak' }],
  checkIns: [{ at: 240, by: 'mentee' }, { at: 150, by: 'mentor' }, { at: 45, by: 'mentee' }, { at: 44, by: 'mentor' }],
};

/** Ended early by one of the two, without a reason. */
export const ENDED: Story = {
  began: 200,
  goals: [{ competency: 'advocacy', from: 1, to: 3, set: 190, why: 'To be in the room.', evidence: 'We are invited.', steps: [{ text: 'Write to the commission' }], rated: [] }],
  meetings: [{ from: 185, every: 21, count: 2, hour: 6, missed: [1], agenda: 'A letter' }],
  checkIns: [{ at: 170, by: 'mentee', useful: 'partly' }],
};
