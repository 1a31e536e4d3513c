"""French words with accents, and what they look like without.

A stem stands for every word that begins so; none of them begins a French word without its accent, nor a name that
may be borne without. Words that English knows too, but for the accent, prove nothing where English stands nearby.
"""

from __future__ import annotations

import unicodedata

_ACUTE = """
bauch baud bah bène bénis blou boul bouriff branl brasé brasem bréch briét brou bruit
cailler caill cart cervel chafaud chalot chanc chang chantill chapp charde charp chass chauff chéan chec chéant
chelle chelonn cheve chevin chin choi chou clabouss clair clat clect clips clo clus coeur cœur cole colier coliè
colog conduit conom cop corc corch corn coss cosys cot cou crab cran cras crém crev cri croul crou cru
cueil cuell cul cum cur cusson cuy
dent dict dif dil diteur ditio ditor ditri dité ditée dred dulcor duc duqu
fauf
gai gal gar gay gérie gid glis goc goï gorg gout goutt goïs grain gratign gren grill gueul gypte gyptien gyptol
hont
jac ject
labor lag lanc larg lect lég lév lèv leva levag levé levée lever leveu levon levez lid ligib limin lire lisio
lit loc log loign loqu luc lud lus lyse lysé
maci maill manat mancip marg mascul merg merveill mérit meut miett migr minen mirat miss monctoir moti mouss
mouv mul
nerg nerv nigm nonc norm num
pais panch panou parg parpil patan paul pel perd peron pervi phém pice pici picur pidém pidem pier pigr
pil pine ping pineu pis pit pist plor pluch pong poq poum pous pouv preuv pris prouv puis pul pur
quarri quat quid quilib quip quit quiv quinox quival
radiqu rafl rail rect reint rig rod rog rot ruct rudi rupt rythré
sotér
tabl tag tai tal tam tançon tanch tang tant tap tat tau tay teign teint tend tern thér thiq thiopie thyl
tincel tiol tiq tir
toff toil tonn touff toup tour trang trei trenn trenne trill triq trip triv troit trusq tud tui tuv
vacu vad valu vanou vangé vangil vapo vas veil venta ventr ventu vict vid vinc vitab vitant viter vité vitez viton
voc volu voqu vê
"""
_OTHERS = """
Âgé Âgée Âgés Âgées
Été Étés Élu Élus Élue Élues Être Êtes Êtres Ère Ères Île Îles Îlot Îlots Âge Âgé Âgée Âgés Âgées Âme
Âpre Âpres Âpreté Ôter Ôtez Ôtons Ôté
"""
_ACCENTED = """
activité activités actualité actualités américain américaine américaines américains année années août arrêt arrêter
arrivée auprès aussitôt autorité autorités bâtiment bâtiments bénéficiaire bénéficiaires bénéficier bénévole bénévoles
bibliothèque bientôt brûler capacité capacités caractère caractères carrière célébrer cérémonie château cinéma
cinquième collégialité communauté communautés complémentaire conquête contrôler coordonnées critère critères dernière
dernières derrière deuxième débats débuter décembre décès décéder déchet découverte découvrir décret décrets déduire
défendre défenseur défenseurs défi définir défis déjà délai délais déléguée délivrer démarche démarches démocratie
démocraties démocratique démocratiques dénoncer département départements dépassement déplacement déplacements député
députée députés désarmement désastre désormais détenir détenu détenus détresse détruire développement développer
développeur dévouement difficulté difficultés dignité discrète disponibilité dixième entière entièrement européen
européenne européennes européens excès extrême extrêmement école écoles économie économique économiques écrire écrit
écrits également égalité église églises électorale électronique élu élus énergie équitable équité établir
établissement établissements étaient était étant étape étapes état états étranger étrangers étrangère étrangères
étroit étudiant étudiante étudiants évêque éviter être fenêtre fédérale fédération fédérations février finalité
français française françaises fraternité frère frères frontière frontières générale généralement générales
généraux géorgie géorgien géorgienne guère hébergement héberger hélas hôpital hôpitaux hôte huitième identité
identités idée idées immédiat immédiate immédiatement impunité indépendance indépendant indépendante inédit inégalité
inégalités inquiétude inquiétudes intégrité intérêt intérêts intérieure irrégulier irrégulière journée journées
légalité léger légitime légitimité liberté libertés littérature lumière lycée macédoine majorité manière manières
matière matières mère mères médecin médecins médias médiateur médicale méditerranée mémoire mémoires météo méthode
méthodes métier métiers même mêmes ministère ministères minorité minorités misère modalité modalités modèle modèles
monténégro musée mystère nationalité nationalités neutralité neuvième nécessaire nécessaires négociateur négocier
nouveauté numérique numériques numéro numéros opérateur opérationnel opérationnelle particulièrement paternité
pauvreté personnalité personnalités pénal pénale pénalement pénurie période périodes phénomène phénomènes plénière
plutôt possibilité possibilités premièrement premières précarité précédent précédente préciser précisément préfecture
préparatoire préparer présenter présidence présidente présidentielle prévenir prévoir prévu prévue priorité priorités
problème problèmes procès progrès propriété prospérité publicité qualité qualités quantité
quatrième représentant représentante représentants représenter règlement règlements réagir réaliser réalité réalités
récemment récit rédiger réduire réelle réellement réélection réfléchir réfugiée réfugiées réfugiés régler régulier
régulière régulièrement réinsertion répondre réponse réponses répressif république républiques réseau réseaux résoudre
résultat résultats rétablir rétablissement réticence réunir réussir réussite réviser rivière santé scène septième
séance séances sécurité séjour sérieux sévère sévérité siècle siècles sixième société sociétés soirée solidarité
souveraineté spécialiste spécialistes spécifique spécifiques stéréotype stupéfiants sûreté système systèmes
télécharger téléphone téléphonique témoignage témoignages témoigner témoin témoins tête têtes thème thèmes théâtre
théorie très troisième unanimité université universités vérifier véritable véritables vérité vérités vêtement
vêtements victoires volonté vulnérabilité vulnérable vulnérables
"""
_AS_IN_ENGLISH = """
procédure procédures téléphone véhicule général
conférence conférences coopération éducation élaboration évaluation évolution général fédéral intégration médiation
négociation négociations opération opérations préparation président présidents prévention référence références région
régions régional régionale répression réduction réflexion résolution résolutions révision décision décisions
déclaration déclarations définition détention développements différence différences différent différents différente
différentes précaution présence présent présents sécession légal légale législation réparation réparations
célébrations génocide hôtel hôtels démonstration dépendance prédation régulation protéger détails détail début débuts
régime départ rôle rôles élection élections émission émigration dégradation déportation élément éléments réaction
réception réunion réunions rédaction présentation représentation représentations répartition célébration délégation
délégations réconciliation rémunération réinstallation précis préfet vidéo vidéos première réel étude études réserver
élite expérience expériences électoral époque ménage fête fêtes débat éditorial
"""
_DOUBTFUL = """
arrête/arrêté arrêtes/arrêtés célèbre/célébré clôture/clôturé complète/complété contrôle/contrôlé contrôles/contrôlés
décide/décidé délègue/délégué délègues/délégués déplace/déplacé diplôme/diplômé diplômes/diplômés échange/échangé
échanges/échangés élève/élevé élèves/élevés enquête/enquêté enquêtes/enquêtés équipe/équipé équipes/équipés
événement/évènement événements/évènements modère/modéré nécessite/nécessité précise/précisé présente/présenté
protège/protégé récolte/récolté règle/réglé règles/réglés résume/résumé spécialise/spécialisé
réglementaire/règlementaire considère/considéré
"""


def bare(word: str) -> str:
    """A word without the accents and cedillas of its letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


STEMS = frozenset(_ACUTE.split())
"""What follows the capital « É » of a word: with one of these it begins."""
LONGEST_STEM = max(map(len, STEMS))
CAPITALS = {form: word for word in _OTHERS.split() for form in (bare(word), bare(word[0]) + word[1:])}
"""Whole words that begin with another accent, or are too short to be stems, by their bare form."""
ACCENTED = {bare(word): word for word in _ACCENTED.split() if bare(word) != word}
"""Words in small letters by their bare form, which is no French word."""
AS_IN_ENGLISH = {bare(word): word for word in _AS_IN_ENGLISH.split() if bare(word) != word}
"""The same; the bare form is an English word."""
DOUBTFUL = {bare(pair.partition("/")[0]): pair.replace("/", " / ") for pair in _DOUBTFUL.split()}
"""The same; two words have that bare form."""
