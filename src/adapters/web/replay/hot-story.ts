import { readLines, type Story } from './story.js';

/** Three days in a neighbourhood workshop that has lost sight of what it is for. Nobody in it exists. */
export const HOT_STORY: Story = {
  channel: 'workshop',
  length: 3,
  days: [
    readLines(`
      kofi: The workshop was locked again at six. I stood there with the drill press I borrowed.
      40 tomas: It was locked because the last people who "just borrow" things never sweep up after themselves.
      kofi: I swept. I always sweep. You were not even there, Tomás.
      tomas: I am there every single day while the rest of you talk. That is the difference between us.
      ines: Can we please have the opening hours written down somewhere? Nobody knows them.
      tomas: They have been on the door for a year. Maybe read the door before you complain.
      15 ines: There is no paper on that door. Stop pretending we are all too stupid to read.
      15 tomas: I never said stupid, you said it.
      12 kofi: You say it every week. You treat this place as if you owned it.
      tomas: Somebody has to. If I had left it to you the roof would still be leaking.
      10 kofi: Oh please. You hired your cousin for that roof and nobody was asked.
      10 tomas: That is a lie and you know it. Take it back.
      12 kofi: I will not. Show us the bill then, if it is a lie.
      20 nadia: I am new here. Is it always like this?
      18 ines: Only since Tomás decided that his opinion is the only one that counts.
      12 tomas: Unbelievable. I give up my evenings for you people and this is the thanks.
      jonas: Everybody calm down please, we can talk about the key on Saturday.
      15 kofi: We talked about it last Saturday, and the one before. You never do anything either, Jonas.
      14 jonas: Excuse me? I have kept your tools running for two years, and you have not paid your share once.
      10 kofi: Do not drag my share into this, that is none of your business.
      10 jonas: It is everybody's business when you shout at people here.
      12 ines: You are the one who is shouting. Stop it, both of you.
      15 tomas: Let them. This is what happens when nobody is allowed to decide anything.
      12 mira: This is getting us nowhere. I do not even know any more what we are fighting about.
      14 kofi: About him locking us out of our own workshop, Mira. You would know if you ever listened.
      20 mira: That is unfair, and you know it.
    `),
    readLines(`
      tomas: Whoever put the note on my bench: very funny. Grow up.
      30 ines: Nobody put a note on "your" bench. It is not your bench. That is exactly the problem.
      12 tomas: I built it. With my hands. What did you build, Inès? A list of complaints?
      10 ines: How dare you. I ran the repair evenings before you ever showed up, and you killed them.
      10 tomas: Nobody came to your repair evenings. Nobody. Face it.
      12 kofi: Twenty people came. You are making things up again.
      10 tomas: Twenty, sure. In your dreams. You cannot even count your screws.
      14 jonas: Tomás, stop insulting people. Seriously.
      10 tomas: Seriously what? You are a hypocrite, Jonas, you said worse about her behind her back.
      12 jonas: I did not. Take that back right now.
      10 ines: What did he say about me?
      10 tomas: Ask him. Go on, ask your friend.
      12 kofi: You are disgusting. You set people against each other because you enjoy it.
      10 tomas: And you are a whiner who has never finished one thing he started here.
      12 kofi: Shut up about things you know nothing about.
      10 tomas: Make me. You shut up for once.
      18 nadia: I was going to bring my daughter on Saturday. I think I will not.
      14 ines: Do you see what you are doing? You drive everybody away, and then you complain that you are alone.
      12 tomas: Good. Fewer people to clean up after.
      12 jonas: That is a shameful thing to say and you should apologise to Nadia.
      10 tomas: I apologise to nobody. You should all apologise to me.
      14 mira: Enough. I am ashamed of all of us today.
      12 kofi: Not of all of us, Mira. Of him. Do your job and say it.
      12 mira: My job is not to be your judge, Kofi. Stop telling me what my job is.
      14 ines: So you take his side. Of course you do. You always do.
    `),
    readLines(`
      kofi: Now the lathe is gone. Who took the lathe?
      20 tomas: I sold it. It was broken and nobody cared.
      10 kofi: You sold it? Are you out of your mind? It belonged to all of us!
      10 ines: You had no right. You had absolutely no right to do that.
      12 tomas: I have every right. I paid for the parts for years, while you lot did nothing but whine.
      10 kofi: You are a thief. There is no other word for it.
      10 tomas: Call me a thief once more and you will regret it.
      10 kofi: Thief. Everybody here knows it.
      12 jonas: Stop it! Both of you are behaving like children.
      10 tomas: Shut up, Jonas, nobody asked you. You are useless as always.
      10 jonas: You arrogant fool. I am done defending you.
      10 tomas: You never defended anybody. You are a coward and a liar.
      12 ines: And you are a bully, Tomás. You ruined this place for everyone.
      10 tomas: It was ruined the day you opened your mouth.
      14 nadia: Please stop. This is horrible to read.
      12 tomas: Then do not read it. Nobody forces you to be here.
      10 ines: Leave her alone! What is wrong with you?
      10 kofi: He hates everybody who does not worship him, that is what is wrong.
      12 tomas: You are all pathetic. I should have left years ago.
      10 kofi: Then leave. Nobody will miss you.
      10 ines: Yes, just go. Give us the keys back and go.
      12 tomas: You will get nothing from me. You do not deserve any of it.
      15 mira: I have read all of this twice, and I am sick of it. You are tearing this place apart.
      12 kofi: He is tearing it apart. How can you still not see that?
      12 mira: Do not shout at me, Kofi. I have had enough of your blame too.
      14 jonas: We used to build things here. Now we only hurt each other.
    `),
  ],
};
