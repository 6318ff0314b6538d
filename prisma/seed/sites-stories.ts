/** What the hosts of the demonstration say of their sites, each in the host's language. */
export interface SiteStory {
  title: string;
  room: string;
  zone: string;
  capacity: number;
  reach: 'network' | 'everyone';
  criteria: string[];
  languages: string[];
  weekdays: number[];
  shown: string;
  learned: string;
  costs: string;
  access: string;
  safety: string;
  address: string;
}

const SAFETY_EN = 'Use the name you chose for the day. Phones stay in the box at the door; no pictures of people or of the front. If the bell rings three times, leave by the yard with your host. Nobody is asked about papers or health.';
const SAFETY_FR = 'Utilisez le nom choisi pour la journée. Les téléphones restent dans la boîte à l\'entrée ; aucune image des personnes ni de la façade. Si la cloche sonne trois fois, sortez par la cour avec votre hôte. On ne demande ni papiers ni état de santé.';
const every = { costs: '', access: '' };

export const STORIES = {
  acacia: { ...every, title: 'The blue acacia', room: 'Acacia house', zone: 'Africa/Nairobi', capacity: 8, reach: 'everyone', criteria: ['ce-meeting', 'ce-membership', 'cs-safe-space', 'cs-space-protection', 'pm-people'], languages: ['sw', 'en'], weekdays: [2, 3, 4], shown: 'A drop-in centre on an ordinary day: the kitchen, the rota on the wall, the members\' meeting at four, and how the door is kept.', learned: 'How a rota is shared so that nobody is paid twice, how members decide who works at the door, and what it costs a month.', costs: 'Lunch, tea and the minibus from the centre of town. Visitors pay their travel to the city; ask us early if that stands in the way.', access: 'Two steps at the door, a ramp on request. A quiet room to rest. Children are welcome.', safety: SAFETY_EN, address: 'House 14, third gate after the water tower, green door. Ring twice.' },
  market: { ...every, title: 'The morning market', room: 'Market room', zone: 'Africa/Nairobi', capacity: 5, reach: 'network', criteria: ['cs-contact', 'cs-mapping', 'ce-outreach-leadership'], languages: ['sw'], weekdays: [5, 6], shown: 'Outreach at dawn with two peers, and the map that they redraw each Friday.', learned: 'How to keep a map that harms nobody when it is lost.', safety: SAFETY_EN, address: 'Behind the maize mill; ask for the woman with the red thermos.' },
  mangoes: { ...every, title: 'La cour aux manguiers', room: 'La cour', zone: 'Africa/Dakar', capacity: 10, reach: 'everyone', criteria: ['ce-decision-making', 'ce-rights-knowledge', 'av-warning'], languages: ['fr', 'wo'], weekdays: [1, 3, 5], shown: 'L\'assemblée du mercredi, la causerie sur les droits et le registre d\'alerte tenu par trois membres.', learned: 'Comment une alerte circule en dix minutes sans nommer personne.', costs: 'Le repas de midi et le transport en ville.', access: 'De plain-pied. Interprétation wolof, français et langue des signes sur demande.', safety: SAFETY_FR, address: 'Troisième rue après la pharmacie, portail bleu, sonner deux fois.' },
  thread: { ...every, title: 'Le fil rouge', room: 'L\'atelier', zone: 'Africa/Dakar', capacity: 4, reach: 'network', criteria: ['pm-finance'], languages: ['fr'], weekdays: [4], shown: 'La caisse tenue à trois, chaque jeudi, page après page.', learned: 'Un cahier de caisse que tout le monde sait lire.', safety: SAFETY_FR, address: '' },
  harbour: { ...every, title: 'The white harbour', room: 'Harbour room', zone: 'Africa/Dar_es_Salaam', capacity: 6, reach: 'everyone', criteria: ['av-crisis', 'av-support', 'av-safe-handling'], languages: ['sw', 'en'], weekdays: [2, 4], shown: 'A crisis line at work: two peers on duty, the first hour after a call, and who is told what.', learned: 'What to say first, and what never to write down.', safety: SAFETY_EN, address: 'Upper floor of the rope shop, side stairs.' },
  lamp: { ...every, title: 'La lampe verte', room: 'La salle verte', zone: 'Africa/Lome', capacity: 6, reach: 'everyone', criteria: ['sv-confidentiality', 'sv-staff-training'], languages: ['fr'], weekdays: [2], shown: 'Une consultation où une pair accueille avant le personnel de soins.', learned: 'Comment former une équipe de soins en deux demi-journées.', safety: SAFETY_FR, address: 'Deuxième cour, escalier de gauche.' },
  marigold: { ...every, title: 'Marigold court', room: 'Court', zone: 'Asia/Kolkata', capacity: 12, reach: 'everyone', criteria: ['ce-movement', 'pm-governance', 'pm-resources', 'av-police'], languages: ['hi', 'en'], weekdays: [1, 2, 3, 4, 5], shown: 'A cooperative with its own savings, a board that is elected each year, and the desk that deals with the police.', learned: 'How savings and rights work go together, and how a board lets go.', costs: 'All meals, two nights for up to four people.', access: 'A lift, and Hindi, English and Bengali interpreters.', safety: SAFETY_EN, address: 'Second lane behind the temple tank, house with the yellow balcony.' },
  weaving: { ...every, title: 'The weaving room', room: 'Weaving room', zone: 'Asia/Kolkata', capacity: 6, reach: 'network', criteria: ['pm-people', 'cs-fair-work'], languages: ['hi'], weekdays: [6], shown: 'Contracts, leave and pay of peers who work for the organisation, open to look at.', learned: 'A contract of one page that protects.', safety: SAFETY_EN, address: 'Opposite the school, ground floor.' },
  boat: { ...every, title: 'The white boat', room: 'Boat', zone: 'Europe/Kyiv', capacity: 5, reach: 'everyone', criteria: ['sv-mental-health', 'pm-care-succession', 'pm-security'], languages: ['uk', 'en'], weekdays: [3, 4], shown: 'Care for those who care: how a team works through a war, and who takes over when.', learned: 'A rota for rest, and a bag that is packed.', safety: SAFETY_EN, address: 'Yard behind the bakery, code on the day.' },
} satisfies Readonly<Record<string, SiteStory>>;

/** What visits were about, in order from what is to come to what has been. */
export const VISIT_TEXTS = {
  purpose: 'We open a drop-in centre of our own in spring, and want to see how the door and the rota are kept when the day is full.',
  security: 'One of us must not be seen near the bus station. Please call us by our first names only.',
  questions: 'Who decides who works at the door?\nWhat is done when money is missing?\nWhat would you do otherwise if you began today?',
  agenda: '9:30 Welcome and names\n10:00 The kitchen and the rota\n11:00 Tea\n11:20 The door\n12:15 What we take home, and goodbye',
  saw: 'A rota on the wall that anyone can read, and a door that two people keep together.',
  takeHome: 'A rota belongs on the wall, where everyone can see who works and who rests. And two at the door are calmer than one.',
  willTry: 'A rota for four weeks, and a look back at the next members\' meeting.',
  thanks: 'Thank you for the tea, and for showing us the month that went wrong as well.',
} as const;
export const EARLIER = { takeHome: 'We count the money aloud, with three of us in the room. It takes ten minutes and has ended the rumours.', saw: 'The evening count.', willTry: 'To count aloud from Monday on.', thanks: '' } as const;
export const UNSHOWN = { takeHome: 'Our board must talk about who holds the keys.', saw: 'Keys on three hooks.', willTry: 'To bring it to the board.', thanks: 'Thank you.' } as const;
